package creditgraph.graph.search;

import creditgraph.graph.csr.CreditGraph;

/// Finds a shortest route along which years never descend, from both ends at once.
///
/// A vertex alone is no state here: an artist reached in two hops by a release of 1999 and in four
/// by one of 1971 is reached twice, for the second can go on to releases that the first cannot. So
/// an artist is labelled again whenever a later level brings a better year, the earliest from the
/// near end and the latest from the far end; every other label is dominated by one that is neither
/// longer nor worse. A release has one year, so that its first label dominates all others. A state
/// also counts the artists to visit that lie behind; counting one as soon as it is met dominates
/// leaving it for later. (Martins, *On a multicriteria shortest path problem*, 1984, with hops as
/// the level.)
///
/// A route exists when a state has labels of both ends and the near year is not after the far year.
/// As in [BidirectionalSearch], levels are completed in turn, so the first meeting is a shortest
/// route.
final class OrderedSearch {

  private final OrderedLabels near = new OrderedLabels(true);
  private final OrderedLabels far = new OrderedLabels(false);
  private final SearchMeter meter;
  private final RowReader row;
  private int[] via = new int[0];
  private int artistCount;
  private long vertexCount;
  private int leafStart;
  private int nearMeeting;
  private int farMeeting;

  OrderedSearch(SearchMeter meter, RowReader row) {
    this.meter = meter;
    this.row = row;
  }

  /// @param stops the ends, and between them the artists to visit; no artist follows itself
  /// @param marks with every vertex closed that no route may use
  /// @param admitted releases of a year that may be used
  SearchEnd run(
      CreditGraph graph,
      int firstLeaf,
      int[] stops,
      int maxReleases,
      Marks marks,
      ReleaseFilter admitted,
      ReleaseYears years) {
    artistCount = graph.artistCount();
    vertexCount = (long) artistCount + graph.joiningReleaseCount();
    leafStart = firstLeaf;
    via = new int[stops.length - 2];
    System.arraycopy(stops, 1, via, 0, via.length);
    near.start(stops[0], 0, stops[0]);
    far.start(stops[stops.length - 1], via.length, state(stops[stops.length - 1], via.length));
    while (near.depth + far.depth < 2L * maxReleases) {
      boolean fromNear = near.size() - near.levelStart <= far.size() - far.levelStart;
      OrderedLabels side = fromNear ? near : far;
      OrderedLabels other = fromNear ? far : near;
      int levelEnd = side.size();
      if (side.levelStart == levelEnd) {
        return SearchEnd.NOT_CONNECTED;
      }
      for (int label = side.levelStart; label < levelEnd; label++) {
        boolean met =
            (side.depth & 1) == 0
                ? expandArtist(graph, side, other, label, marks, admitted, years)
                : expandRelease(graph, side, other, label, marks);
        if (met) {
          return SearchEnd.FOUND;
        }
        if (meter.edges >= meter.nextLook && meter.isSpent()) {
          return meter.end();
        }
      }
      side.levelStart = levelEnd;
      side.depth++;
    }
    return SearchEnd.OUT_OF_RELEASES;
  }

  void readRoute(RouteBuffer route) {
    int nearSteps = steps(near, nearMeeting);
    int total = nearSteps + steps(far, farMeeting) - 1;
    route.setLength(total / 2);
    for (int step = nearSteps - 1, at = nearMeeting; at >= 0; at = near.parents.values[at]) {
      route.set(step, ordinal(near.vertices.values[at], step));
      step--;
    }
    int step = nearSteps - 1;
    for (int at = farMeeting; at >= 0; at = far.parents.values[at]) {
      route.set(step, ordinal(far.vertices.values[at], step));
      step++;
    }
  }

  void clear() {
    near.clear();
    far.clear();
  }

  private boolean expandArtist(
      CreditGraph graph,
      OrderedLabels side,
      OrderedLabels other,
      int label,
      Marks marks,
      ReleaseFilter admitted,
      ReleaseYears years) {
    int artist = side.vertices.values[label];
    int stage = side.stages.values[label];
    if (side.best.get(state(artist, stage)) != label) {
      // The same level brought a better year.
      return false;
    }
    if (!side.ascending && stage > 0 && via[stage - 1] == artist) {
      stage--;
    }
    int year = side.years.values[label];
    int count = row.read(graph, artist);
    for (int i = 0; i < count; i++) {
      int release = row.values[i];
      long state = state(release, stage);
      if (side.best.get(state) == StateTable.ABSENT && marks.of(release) != Marks.CLOSED) {
        int ordinal = release - artistCount;
        if (!admitted.admits(ordinal)) {
          marks.close(release);
          continue;
        }
        int released = years.year(ordinal);
        if (side.mayFollow(year, released)) {
          side.add(release, stage, released, label, state);
          int met = other.best.get(state);
          if (met != StateTable.ABSENT) {
            meet(side, met);
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean expandRelease(
      CreditGraph graph, OrderedLabels side, OrderedLabels other, int label, Marks marks) {
    int year = side.years.values[label];
    int stage = side.stages.values[label];
    int count = row.read(graph, side.vertices.values[label]);
    for (int i = 0; i < count; i++) {
      int artist = row.values[i];
      if (marks.of(artist) == Marks.CLOSED) {
        continue;
      }
      boolean visits = side.ascending && stage < via.length && via[stage] == artist;
      int reached = visits ? stage + 1 : stage;
      long state = state(artist, reached);
      int known = side.best.get(state);
      if (known != StateTable.ABSENT && side.mayFollow(side.years.values[known], year)) {
        continue;
      }
      int met = other.best.get(state);
      if (met != StateTable.ABSENT && side.mayFollow(year, other.years.values[met])) {
        side.add(artist, reached, year, label, state);
        meet(side, met);
        return true;
      }
      if (artist < leafStart || isToVisit(artist)) {
        side.add(artist, reached, year, label, state);
      }
    }
    return false;
  }

  private boolean isToVisit(int artist) {
    for (int visited : via) {
      if (visited == artist) {
        return true;
      }
    }
    return false;
  }

  private void meet(OrderedLabels side, int met) {
    int own = side.size() - 1;
    nearMeeting = side == near ? own : met;
    farMeeting = side == near ? met : own;
  }

  private long state(int vertex, int stage) {
    return stage * vertexCount + vertex;
  }

  private int ordinal(int vertex, int step) {
    return (step & 1) == 0 ? vertex : vertex - artistCount;
  }

  private static int steps(OrderedLabels side, int label) {
    int steps = 0;
    for (int at = label; at >= 0; at = side.parents.values[at]) {
      steps++;
    }
    return steps;
  }
}
