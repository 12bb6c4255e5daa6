package creditgraph.graph.search;

import creditgraph.graph.csr.CreditGraph;

/// Finds all shortest routes between two artists: their exact number, one drawn uniformly, the
/// first of them.
///
/// The search for one route stops in the middle of a level. This one reads that level to its end
/// and keeps each credit that joins the two last levels: every shortest route runs through exactly
/// one. From these it walks back level by level, reading only the rows of vertices that lie on a
/// shortest route; a table of the vertices *below* the two last levels, few of all that were
/// reached, tells which neighbours are a level nearer. Routes are then counted in the layers
/// (Brandes, *A faster algorithm for betweenness centrality*, 2001, section 3), and a walk drawn
/// through them in proportion to the counts is a uniform draw.
///
/// - **Order, ties, draws** are told at [ShortestRoutes]; nothing depends on the machine or on
///   which end was named first.
/// - **Time** O(credits read). **Memory** what [ShortestPath] needs, a slot for each vertex below
///   the last levels, and 8 bytes for each step of a shortest route.
public final class AllShortestPaths {

  private final CreditGraph graph;
  private final BidirectionalSearch search;
  private final SearchMeter meter;
  private final RouteLayers layers;
  private final StateTable places;
  private final RowReader row;
  private final IntBuffer vertices;

  private AllShortestPaths(CreditGraph graph, SearchScratch scratch) {
    this.graph = graph;
    this.search = scratch.bidirectional;
    this.meter = scratch.meter;
    this.layers = scratch.layers;
    this.places = scratch.places;
    this.row = scratch.row;
    this.vertices = scratch.vertices;
  }

  /// @param fromArtist ordinal in `graph`
  /// @param toArtist ordinal in `graph`; the same artist gives one route without a release
  /// @throws IndexOutOfBoundsException when an ordinal is not of this graph
  /// @throws IllegalStateException when the graph's snapshot is closed
  public static RoutesOutcome find(
      CreditGraph graph,
      int fromArtist,
      int toArtist,
      SearchBudget budget,
      Cancellation cancellation,
      SearchScratch scratch) {
    ShortestPath.requireArtists(graph, fromArtist, toArtist);
    scratch.meter.start(budget, cancellation);
    if (fromArtist == toArtist) {
      scratch.layers.reset(0);
      return new RoutesOutcome.Found(
          scratch.layers.routes(graph.artistCount(), fromArtist, false), 0);
    }
    int component = graph.componentOf(fromArtist);
    if (component == CreditGraph.ISOLATED || component != graph.componentOf(toArtist)) {
      return new RoutesOutcome.NotConnected(0);
    }
    int near = Math.min(fromArtist, toArtist);
    int far = Math.max(fromArtist, toArtist);
    scratch.begin(graph);
    SearchEnd end =
        scratch.bidirectional.run(
            graph, graph.leafStart(component), near, far, budget.maxReleases(), ReleaseFilter.ALL);
    if (end == SearchEnd.FOUND) {
      end = new AllShortestPaths(graph, scratch).collect();
    }
    scratch.end();
    return switch (end) {
      case FOUND ->
          new RoutesOutcome.Found(
              scratch.layers.routes(graph.artistCount(), far, fromArtist > toArtist),
              scratch.meter.edges);
      case NOT_CONNECTED -> new RoutesOutcome.NotConnected(scratch.meter.edges);
      case OUT_OF_RELEASES, OUT_OF_EDGES, OUT_OF_TIME, CANCELLED ->
          new RoutesOutcome.BudgetExhausted(end.limit(), scratch.meter.edges);
    };
  }

  private SearchEnd collect() {
    layers.reset(2 * search.distance());
    if (!collectMeetings()) {
      return meter.end();
    }
    int middle = search.near.depth;
    walkBack(search.near, layers.vertices(middle, true, vertices));
    walkBack(search.far, layers.vertices(middle, false, vertices));
    return SearchEnd.FOUND;
  }

  /// Reads on where the search stopped, to the end of the level, for all credits between the two
  /// last levels. Rows before that place met nobody.
  private boolean collectMeetings() {
    Frontier side = search.meetingSide();
    boolean fromNear = side == search.near;
    int other = Marks.CLOSED - side.mark;
    int layer = search.near.depth;
    layers.beginLayer(layer);
    for (int place = search.meetingPlace(); place < search.meetingLevelEnd(); place++) {
      int vertex = side.vertices[place];
      int count = row.read(graph, vertex);
      for (int i = 0; i < count; i++) {
        int met = row.values[i];
        if (search.marks.of(met) == other) {
          layers.add(fromNear ? vertex : met, fromNear ? met : vertex);
        }
      }
      if (meter.edges >= meter.nextLook && meter.isSpent()) {
        return false;
      }
    }
    layers.endLayer(layer);
    return true;
  }

  /// Collects the steps from one end to the first `count` of [#vertices] in its last level.
  private void walkBack(Frontier side, int count) {
    boolean fromNear = side == search.near;
    int total = 2 * search.distance();
    for (int place = 0; place < side.levelStart(side.depth); place++) {
      places.put(side.vertices[place], place);
    }
    int vertexCount = count;
    for (int level = side.depth; level > 0; level--) {
      int levelStart = side.levelStart(level);
      int layer = fromNear ? level - 1 : total - level;
      layers.beginLayer(layer);
      for (int i = 0; i < vertexCount; i++) {
        int vertex = vertices.values[i];
        int degree = row.read(graph, vertex);
        for (int j = 0; j < degree; j++) {
          int before = row.values[j];
          if (search.marks.of(before) == side.mark && isBelow(before, levelStart)) {
            layers.add(fromNear ? before : vertex, fromNear ? vertex : before);
          }
        }
      }
      layers.endLayer(layer);
      vertexCount = layers.vertices(layer, fromNear, vertices);
    }
    places.clear();
  }

  private boolean isBelow(int vertex, int levelStart) {
    int place = places.get(vertex);
    return place != StateTable.ABSENT && place < levelStart;
  }
}
