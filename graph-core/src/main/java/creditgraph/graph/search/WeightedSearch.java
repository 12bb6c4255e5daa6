package creditgraph.graph.search;

import creditgraph.graph.csr.CreditGraph;
import java.util.Set;

/// Dijkstra's search from both ends (Pohl 1971), over integers.
///
/// A vertex has its turn at the cost of having passed it, its own cost included: a hub waits for as
/// long as it is dear, and most never have their row read. When the two queues' tops together reach
/// the cheapest route known, that is the answer: a cheaper one would run through two vertices whose
/// turn is still to come, one from each end, and cost both. Four things keep the search small:
///
/// - a route of fewest releases is known beforehand, and nothing is put that cannot beat it;
/// - a vertex that the other end does not know is at least that end's top away from it, and at
///   least as many releases as the fewest leave, each at the least price of one;
/// - until a vertex has its turn, a bound from the length of its row stands for its own cost;
/// - where credits cost nothing, costs lie on vertices alone. Then the first way into a vertex is
///   the cheapest, one look at its mark ends every other, and a vertex known to both ends need not
///   be left again.
///
/// Where credits do cost, what they were for is read once for a release, when its turn comes or
/// both ends know it.
final class WeightedSearch {

  private final WeightedSide near = new WeightedSide(1);
  private final WeightedSide far = new WeightedSide(2);
  private final SearchMeter meter;
  private final Marks marks;
  private final RowReader row;

  /// Read while [#row] is being walked over.
  private final RowReader crew;

  private int artistCount;
  private int leafStart;
  private int fewestReleases;
  private boolean creditsDiffer;
  private int bestCost;
  private int nearMeeting;
  private int farMeeting;
  private ReleaseFilter filter = ReleaseFilter.ALL;
  private Set<Integer> avoided = Set.of();

  WeightedSearch(SearchMeter meter, Marks marks, RowReader row) {
    this.meter = meter;
    this.marks = marks;
    this.row = row;
    this.crew = new RowReader(meter);
  }

  /// @param firstLeaf artists from here on have one joining release and lead nowhere
  /// @param known of the routes of admitted releases one of fewest, from one end to the other; kept
  ///   when none is cheaper
  /// @param avoidedArtists never marked, so that nothing leads on from them
  SearchEnd run(
      CreditGraph graph,
      int firstLeaf,
      RouteBuffer known,
      RoutePrices prices,
      Set<Integer> avoidedArtists,
      ReleaseFilter admitted) {
    filter = admitted;
    avoided = avoidedArtists;
    artistCount = graph.artistCount();
    leafStart = firstLeaf;
    fewestReleases = known.length();
    creditsDiffer = prices.creditsDiffer();
    bestCost = prices.of(known);
    nearMeeting = -1;
    start(near, known.artist(0));
    start(far, known.artist(known.length()));
    while (near.advance() && far.advance() && near.top + far.top < bestCost) {
      WeightedSide side = near.edges <= far.edges ? near : far;
      WeightedSide other = side == near ? far : near;
      long before = meter.edges;
      int slot = side.take();
      if (side.vertices[slot] < artistCount) {
        turnOfArtist(graph, prices, side, other, slot);
      } else {
        turnOfRelease(graph, prices, side, other, slot);
      }
      side.edges += meter.edges - before + 1;
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
    for (int at = nearMeeting; at >= 0; at = near.parents[at]) {
      route.set(step, ordinal(near.vertices[at]));
      step--;
    }
    step = nearSteps - 1;
    for (int at = farMeeting; at >= 0; at = far.parents[at]) {
      route.set(step, ordinal(far.vertices[at]));
      step++;
    }
  }

  /// Forgets what was reached, at the cost of what was reached.
  void clear() {
    marks.clear(near.vertices, near.size);
    marks.clear(far.vertices, far.size);
    near.clear();
    far.clear();
    filter = ReleaseFilter.ALL;
    avoided = Set.of();
  }

  private int ordinal(int vertex) {
    return vertex < artistCount ? vertex : vertex - artistCount;
  }

  private void start(WeightedSide side, int artist) {
    side.start(artist, bestCost);
    marks.add(artist, side.mark);
  }

  private void turnOfArtist(
      CreditGraph graph, RoutePrices prices, WeightedSide side, WeightedSide other, int slot) {
    if (side.outs[slot] == WeightedSide.UNKNOWN) {
      int out = side.costs[slot] + prices.ofArtist(side.vertices[slot]);
      side.outs[slot] = out;
      if (out > side.top) {
        side.put(slot, out);
        return;
      }
    }
    boolean isClosed = !creditsDiffer && marks.of(side.vertices[slot]) == Marks.CLOSED;
    if (side.outs[slot] == side.top && !isClosed) {
      leaveArtist(graph, prices, side, other, slot);
    }
  }

  private void leaveArtist(
      CreditGraph graph, RoutePrices prices, WeightedSide side, WeightedSide other, int slot) {
    int leaving = side.top;
    int hops = side.hops[slot] + 1;
    // The release and those after it.
    int toGo = (fewestReleases - hops + 1) * prices.least();
    if (leaving + Math.max(other.top, toGo) >= bestCost) {
      return;
    }
    int least = prices.least();
    boolean leadsOn = leaving + least + Math.max(other.top, toGo - least) < bestCost;
    int count =
        leadsOn || creditsDiffer
            ? row.read(graph, side.vertices[slot])
            : row.readMarked(graph, side.vertices[slot], marks, other.mark);
    int[] releases = row.values;
    for (int i = 0; i < count; i++) {
      int vertex = releases[i];
      int seen = marks.of(vertex);
      if (seen == 0) {
        if (!leadsOn) {
          continue;
        }
        int key = leaving + prices.atLeastOfRelease(vertex - artistCount);
        if (key + Math.max(other.top, toGo - least) < bestCost && admits(vertex)) {
          int reached = side.add(vertex, hops);
          marks.add(vertex, side.mark);
          side.parents[reached] = slot;
          if (!creditsDiffer) {
            side.costs[reached] = leaving;
          }
          side.put(reached, key);
        }
      } else if (creditsDiffer) {
        reachAgain(graph, prices, side, other, vertex, seen, slot, hops);
      } else if (seen == other.mark) {
        meet(side, other, vertex, slot, leaving, hops, prices.ofRelease(vertex - artistCount));
      }
    }
  }

  /// Where credits cost nothing, a mark of both ends means that there is no more to do at a vertex,
  /// so a release that is refused is asked for once; else at each way to it.
  private boolean admits(int vertex) {
    boolean admitted = filter.admits(vertex - artistCount);
    if (!admitted && !creditsDiffer) {
      marks.close(vertex);
    }
    return admitted;
  }

  /// Both ends know the vertex, and where credits cost nothing both know the cheapest way to it.
  private void meet(
      WeightedSide side, WeightedSide other, int vertex, int parent, int cost, int hops, int own) {
    marks.add(vertex, side.mark);
    int met = other.slot(vertex);
    if (cost + own + other.costs[met] < bestCost) {
      int reached = side.add(vertex, hops);
      side.costs[reached] = cost;
      side.parents[reached] = parent;
      keep(side, other, reached, met, own);
    }
  }

  /// An artist of cost [WeightedSide#top] leads to a release that one of the ends knows.
  private void reachAgain(
      CreditGraph graph,
      RoutePrices prices,
      WeightedSide side,
      WeightedSide other,
      int vertex,
      int seen,
      int parent,
      int hops) {
    int reached;
    if ((seen & side.mark) == 0) {
      reached = side.add(vertex, hops);
      side.parents[reached] = parent;
      marks.add(vertex, side.mark);
    } else {
      reached = side.slot(vertex);
    }
    int known = side.costs[reached];
    if (side.top >= known) {
      return;
    }
    if ((seen & other.mark) == 0) {
      // Without a price its entry is waiting; with one it has to be asked again, the sooner.
      if (known != WeightedSide.UNKNOWN) {
        side.put(reached, side.top + side.outs[reached] - known);
      }
      return;
    }
    int met = other.slot(vertex);
    if (!other.isSettled(met)) {
      // It may wait to be asked again, for an artist that has led to it since.
      int before = other.outs[met];
      price(graph, prices, other, side, met);
      if (other.outs[met] < before) {
        other.put(met, other.outs[met]);
      }
    }
    price(graph, prices, side, other, reached);
    if (side.costs[reached] < known) {
      side.put(reached, side.outs[reached]);
    }
  }

  /// Finds the cheapest way into a release from the artists that had their turn. A cheaper one is
  /// kept at once when both ends have a price: the artist it comes from may not lead here again.
  private void price(
      CreditGraph graph, RoutePrices prices, WeightedSide side, WeightedSide other, int slot) {
    int vertex = side.vertices[slot];
    int before = side.costs[slot];
    int own =
        side.outs[slot] == WeightedSide.UNKNOWN
            ? prices.ofRelease(vertex - artistCount)
            : side.outs[slot] - side.costs[slot];
    if (creditsDiffer) {
      int count = crew.read(graph, vertex);
      prices.readCredits(vertex - artistCount, count);
      for (int i = 0; i < count; i++) {
        int artist = crew.values[i];
        if ((marks.of(artist) & side.mark) != 0) {
          int from = side.slot(artist);
          if (side.isSettled(from)) {
            int cost = side.outs[from] + prices.ofCredit(i);
            if (cost < side.costs[slot]) {
              label(side, slot, from, cost, side.hops[from] + 1);
            }
          }
        }
      }
    }
    side.outs[slot] = side.costs[slot] + own;
    if (side.costs[slot] < before && (marks.of(vertex) & other.mark) != 0) {
      int met = other.slot(vertex);
      if (other.costs[met] != WeightedSide.UNKNOWN) {
        keep(side, other, slot, met, own);
      }
    }
  }

  private void turnOfRelease(
      CreditGraph graph, RoutePrices prices, WeightedSide side, WeightedSide other, int slot) {
    int known = side.outs[slot];
    if (side.top < known) {
      price(graph, prices, side, other, slot);
      int out = side.outs[slot];
      if (out > side.top) {
        if (out < known) {
          side.put(slot, out);
        }
        return;
      }
    }
    boolean isClosed = !creditsDiffer && marks.of(side.vertices[slot]) == Marks.CLOSED;
    if (side.outs[slot] == side.top && !isClosed) {
      leaveRelease(graph, prices, side, other, slot);
    }
  }

  private void leaveRelease(
      CreditGraph graph, RoutePrices prices, WeightedSide side, WeightedSide other, int slot) {
    int leaving = side.top;
    int vertex = side.vertices[slot];
    int hops = side.hops[slot];
    int left = Math.max(other.top, (fewestReleases - hops) * prices.least());
    if (leaving + left >= bestCost) {
      return;
    }
    boolean leadsOn = leaving + prices.leastOfArtist() + left < bestCost;
    int count =
        leadsOn || creditsDiffer
            ? row.read(graph, vertex)
            : row.readMarked(graph, vertex, marks, other.mark);
    int[] artists = row.values;
    if (creditsDiffer) {
      prices.readCredits(vertex - artistCount, count);
    }
    for (int i = 0; i < count; i++) {
      int artist = artists[i];
      int seen = marks.of(artist);
      if (seen == 0 && (artist >= leafStart || !leadsOn || isAvoided(artist))) {
        continue;
      }
      int cost = creditsDiffer ? leaving + prices.ofCredit(i) : leaving;
      if (seen == 0) {
        int key = cost + prices.atLeastOfArtist(artist);
        if (key + left < bestCost) {
          int reached = side.add(artist, hops);
          marks.add(artist, side.mark);
          label(side, reached, slot, cost, hops);
          side.put(reached, key);
        }
      } else if (creditsDiffer) {
        reachArtist(prices, side, other, artist, seen, slot, cost, hops);
      } else if (seen == other.mark) {
        meet(side, other, artist, slot, cost, hops, prices.ofArtist(artist));
      }
    }
  }

  private boolean isAvoided(int artist) {
    return !avoided.isEmpty() && avoided.contains(artist);
  }

  /// A release leads to an artist that one of the ends knows.
  private void reachArtist(
      RoutePrices prices,
      WeightedSide side,
      WeightedSide other,
      int artist,
      int seen,
      int parent,
      int cost,
      int hops) {
    int reached;
    if ((seen & side.mark) == 0) {
      reached = side.add(artist, hops);
      marks.add(artist, side.mark);
    } else {
      reached = side.slot(artist);
    }
    if (cost < side.costs[reached]) {
      label(side, reached, parent, cost, hops);
      side.outs[reached] = WeightedSide.UNKNOWN;
      side.put(reached, cost + prices.atLeastOfArtist(artist));
      if ((seen & other.mark) != 0) {
        keep(side, other, reached, other.slot(artist), prices.ofArtist(artist));
      }
    }
  }

  private static void label(WeightedSide side, int slot, int parent, int cost, int hops) {
    side.costs[slot] = cost;
    side.parents[slot] = parent;
    side.hops[slot] = hops;
  }

  /// Keeps the route through a vertex if it is the cheapest so far.
  private void keep(WeightedSide side, WeightedSide other, int slot, int met, int own) {
    int whole = side.costs[slot] + own + other.costs[met];
    if (whole < bestCost) {
      bestCost = whole;
      nearMeeting = side == near ? slot : met;
      farMeeting = side == near ? met : slot;
    }
  }
}
