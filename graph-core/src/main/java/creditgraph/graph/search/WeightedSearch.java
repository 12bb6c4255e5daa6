package creditgraph.graph.search;

import creditgraph.graph.csr.CreditGraph;
import java.util.Arrays;

/// Dijkstra's search from both ends (Pohl 1971), over integers.
///
/// The cost of a label is that of everything before its vertex. A route through a vertex known to
/// both ends costs both labels and the vertex, and when the two queues' tops together reach the
/// cheapest of them, it is the answer. Three things keep the search small:
///
/// - a route of fewest releases is known beforehand, and nothing is put that cannot beat it;
/// - its length bounds what is left: a vertex `h` releases from one end is at least `length - h`
///   from the other, each at the least price of a release; so an artist too dear to leave costs no
///   row;
/// - what the credit that leads to a release costs is looked up only when the release's turn comes
///   without it.
final class WeightedSearch {

  private final WeightedSide near = new WeightedSide();
  private final WeightedSide far = new WeightedSide();
  private final SearchMeter meter;
  private final RowReader row;
  private int[] bits = new int[64];
  private int[] roleCosts = new int[0];
  private int artistCount;
  private int nearArtist;
  private int farArtist;
  private int leafStart;
  private int fewestReleases;
  private int bestCost;
  private int nearMeeting;
  private int farMeeting;

  WeightedSearch(SearchMeter meter, RowReader row) {
    this.meter = meter;
    this.row = row;
  }

  /// @param known a route of fewest releases from `nearEnd` to `farEnd`, kept when none is cheaper
  SearchEnd run(
      CreditGraph graph,
      int firstLeaf,
      int nearEnd,
      int farEnd,
      RouteBuffer known,
      RouteCosts costs,
      CreditRoles roles,
      ReleaseFees fees) {
    artistCount = graph.artistCount();
    leafStart = firstLeaf;
    nearArtist = nearEnd;
    farArtist = farEnd;
    fewestReleases = known.length();
    roleCosts = costs.roles().stream().mapToInt(Integer::intValue).toArray();
    bestCost = cost(graph, known, costs, roles, fees);
    nearMeeting = -1;
    near.start(nearEnd, bestCost);
    far.start(farEnd, bestCost);
    while (near.advance() && far.advance() && near.top + far.top < bestCost) {
      WeightedSide side = near.top <= far.top ? near : far;
      WeightedSide other = side == near ? far : near;
      int entry = side.take();
      int slot = side.entrySlots.values[entry];
      int parent = side.entryParents.values[entry];
      if (side.settled.values[slot] == 0) {
        if (parent >= 0) {
          reachRelease(graph, side, other, slot, parent, side.top, costs, roles, fees);
        } else if (side.costs.values[slot] == side.top) {
          side.settled.values[slot] = 1;
          if (side.vertices.values[slot] < artistCount) {
            settleArtist(graph, side, other, slot, costs, roles, fees);
          } else {
            settleRelease(graph, side, other, slot, costs, roles, fees);
          }
        }
      }
      if (meter.edges >= meter.nextLook && meter.isSpent()) {
        return meter.end();
      }
    }
    return SearchEnd.FOUND;
  }

  int bestCost() {
    return bestCost;
  }

  /// Replaces the known route by the one found, if that was cheaper.
  void readRoute(RouteBuffer route) {
    if (nearMeeting < 0) {
      return;
    }
    int nearSteps = near.steps(nearMeeting);
    route.setLength((nearSteps + far.steps(farMeeting) - 1) / 2);
    int step = nearSteps - 1;
    for (int at = nearMeeting; at >= 0; at = near.parents.values[at]) {
      route.set(step, ordinal(near.vertices.values[at]));
      step--;
    }
    step = nearSteps - 1;
    for (int at = farMeeting; at >= 0; at = far.parents.values[at]) {
      route.set(step, ordinal(far.vertices.values[at]));
      step++;
    }
  }

  void clear() {
    near.clear();
    far.clear();
  }

  private int ordinal(int vertex) {
    return vertex < artistCount ? vertex : vertex - artistCount;
  }

  private void settleArtist(
      CreditGraph graph,
      WeightedSide side,
      WeightedSide other,
      int slot,
      RouteCosts costs,
      CreditRoles roles,
      ReleaseFees fees) {
    int artist = side.vertices.values[slot];
    int hops = side.hops.values[slot];
    int leaving = side.costs.values[slot] + artistCost(graph, artist, costs);
    int left = Math.max(costs.least() + other.top, (fewestReleases - hops) * costs.least());
    if (leaving + left >= bestCost) {
      return;
    }
    int count = row.read(graph, artist);
    int met = 0;
    for (int i = 0; i < count; i++) {
      int release = row.values[i];
      int reached = side.slot(release, hops + 1);
      if (side.settled.values[reached] == 0 && leaving < side.costs.values[reached]) {
        side.put(reached, slot, leaving);
        if (other.slots.get(release) != StateTable.ABSENT) {
          row.values[met++] = reached;
        }
      }
    }
    // The row's memory is read into again; what the other end knows is kept aside first.
    int[] known = Arrays.copyOf(row.values, met);
    for (int reached : known) {
      reachRelease(graph, side, other, reached, slot, leaving, costs, roles, fees);
    }
  }

  /// Gives a release the exact cost of being reached from an artist that is left at `leaving`.
  private void reachRelease(
      CreditGraph graph,
      WeightedSide side,
      WeightedSide other,
      int slot,
      int parent,
      int leaving,
      RouteCosts costs,
      CreditRoles roles,
      ReleaseFees fees) {
    int vertex = side.vertices.values[slot];
    int count = graph.releaseToArtists().degree(vertex - artistCount);
    boolean isKnown = other.slots.get(vertex) != StateTable.ABSENT;
    if (leaving >= side.costs.values[slot]
        || (!isKnown && leaving + costs.ofSize(count) + other.top >= bestCost)) {
      return;
    }
    int cost = leaving + creditCost(graph, vertex, count, side.vertices.values[parent], roles);
    if (cost < side.costs.values[slot]) {
      label(graph, side, other, slot, parent, cost, costs, fees);
    }
  }

  private void settleRelease(
      CreditGraph graph,
      WeightedSide side,
      WeightedSide other,
      int slot,
      RouteCosts costs,
      CreditRoles roles,
      ReleaseFees fees) {
    int vertex = side.vertices.values[slot];
    int hops = side.hops.values[slot];
    int leaving = side.costs.values[slot] + releaseCost(graph, vertex, costs, fees);
    int left = Math.max(other.top, (fewestReleases - hops) * costs.least());
    if (leaving + left >= bestCost) {
      return;
    }
    int count = row.read(graph, vertex);
    readRoles(vertex, count, roles);
    for (int i = 0; i < count; i++) {
      int artist = row.values[i];
      int cost = leaving + RouteCosts.ofRoles(bits[i], roleCosts);
      boolean leads = artist < leafStart || artist == nearArtist || artist == farArtist;
      if (leads && cost + left < bestCost) {
        int reached = side.slot(artist, hops);
        if (side.settled.values[reached] == 0 && cost < side.costs.values[reached]) {
          label(graph, side, other, reached, slot, cost, costs, fees);
        }
      }
    }
  }

  private void label(
      CreditGraph graph,
      WeightedSide side,
      WeightedSide other,
      int slot,
      int parent,
      int cost,
      RouteCosts costs,
      ReleaseFees fees) {
    int vertex = side.vertices.values[slot];
    side.costs.values[slot] = cost;
    side.parents.values[slot] = parent;
    side.hops.values[slot] = side.hops.values[parent] + (vertex < artistCount ? 0 : 1);
    if (cost < bestCost) {
      side.put(slot, -1, cost);
    }
    int met = other.slots.get(vertex);
    if (met != StateTable.ABSENT && other.costs.values[met] != WeightedSide.UNREACHED) {
      int own =
          vertex < artistCount
              ? artistCost(graph, vertex, costs)
              : releaseCost(graph, vertex, costs, fees);
      int whole = cost + other.costs.values[met] + own;
      if (whole < bestCost) {
        bestCost = whole;
        nearMeeting = side == near ? slot : met;
        farMeeting = side == near ? met : slot;
      }
    }
  }

  private int artistCost(CreditGraph graph, int artist, RouteCosts costs) {
    return artist == nearArtist || artist == farArtist
        ? 0
        : costs.ofHub(graph.artistToReleases().degree(artist));
  }

  private int releaseCost(CreditGraph graph, int vertex, RouteCosts costs, ReleaseFees fees) {
    int release = vertex - artistCount;
    int fee = fees.fee(release);
    RouteCosts.requireCost("release's fee", fee);
    return costs.ofSize(graph.releaseToArtists().degree(release)) + fee;
  }

  private int creditCost(CreditGraph graph, int vertex, int count, int artist, CreditRoles roles) {
    if (roleCosts.length == 0) {
      return 0;
    }
    int index = graph.indexOnRelease(vertex - artistCount, artist);
    readRoles(vertex, count, roles);
    return RouteCosts.ofRoles(bits[index], roleCosts);
  }

  private void readRoles(int vertex, int count, CreditRoles roles) {
    if (count > bits.length) {
      bits = new int[2 * count];
    }
    roles.read(vertex - artistCount, count, bits);
  }

  private int cost(
      CreditGraph graph, RouteBuffer route, RouteCosts costs, CreditRoles roles, ReleaseFees fees) {
    int cost = 0;
    for (int hop = 0; hop < route.length(); hop++) {
      int release = route.release(hop);
      int vertex = artistCount + release;
      int count = graph.artistsOn(release);
      int whole =
          artistCost(graph, route.artist(hop), costs)
              + creditCost(graph, vertex, count, route.artist(hop), roles)
              + releaseCost(graph, vertex, costs, fees)
              + creditCost(graph, vertex, count, route.artist(hop + 1), roles);
      cost = Math.addExact(cost, whole);
    }
    return cost;
  }
}
