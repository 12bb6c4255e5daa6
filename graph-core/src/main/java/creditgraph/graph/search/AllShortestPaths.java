package creditgraph.graph.search;

import creditgraph.graph.csr.CreditGraph;

/// Finds all shortest routes between two artists: their exact number, one drawn uniformly, the
/// first of them.
///
/// The search for one route stops in the middle of a level. This one reads that level to its end
/// and keeps each credit that joins the two last levels: every shortest route runs through exactly
/// one. From these it walks back level by level, reading the rows of the vertices that lie on a
/// shortest route or, where these are longer, those of the level below; no level is read dearer
/// than the search read it, unless vertices are closed. Routes are then counted in the layers
/// (Brandes, *A faster algorithm for betweenness centrality*, 2001, section 3), and a walk drawn
/// through them in proportion to the counts is a uniform draw.
///
/// - **Constraints** close vertices, as in [ConstrainedPath]. Those on which every route depends as
///   a whole, artists to visit and years in order, are not for this search.
/// - **Order, ties, draws** are told at [ShortestRoutes]; nothing depends on the machine or on
///   which end was named first.
/// - **Time** O(credits read). **Memory** what [ShortestPath] needs, and 8 bytes for each step of a
///   shortest route.
public final class AllShortestPaths {

  private final CreditGraph graph;
  private final BidirectionalSearch search;
  private final SearchMeter meter;
  private final RouteLayers layers;
  private final Marks marks;
  private final RowReader row;
  private final IntBuffer vertices;

  /// Whether marks of [Marks#CLOSED] are taken already: by vertices that no route may use.
  private final boolean hasClosed;

  private AllShortestPaths(CreditGraph graph, boolean hasClosed, SearchScratch scratch) {
    this.graph = graph;
    this.search = scratch.bidirectional;
    this.meter = scratch.meter;
    this.layers = scratch.layers;
    this.marks = scratch.bidirectional.marks;
    this.row = scratch.row;
    this.vertices = scratch.vertices;
    this.hasClosed = hasClosed;
  }

  /// All of them, without constraints.
  ///
  /// @param fromArtist ordinal in `graph`
  /// @param toArtist ordinal in `graph`; the same artist gives one route without a release
  /// @throws OrdinalOutOfRange when an ordinal is not of this graph
  /// @throws GraphClosed when the graph's snapshot is closed
  /// @throws RuntimeException as [CreditGraph#unreadable] says, when a row is damaged
  public static RoutesOutcome find(
      CreditGraph graph,
      int fromArtist,
      int toArtist,
      SearchBudget budget,
      Cancellation cancellation,
      SearchScratch scratch) {
    return find(
        graph,
        fromArtist,
        toArtist,
        SearchConstraints.none(),
        ReleaseFilter.ALL,
        budget,
        cancellation,
        scratch);
  }

  /// [#find] among the routes that use nothing avoided, are not too long, and whose releases are
  /// all admitted; for a window of years ask [ReleaseFilter#between].
  ///
  /// @throws IllegalArgumentException when the constraints are about a route as a whole, or about
  ///   years
  public static RoutesOutcome find(
      CreditGraph graph,
      int fromArtist,
      int toArtist,
      SearchConstraints constraints,
      ReleaseFilter admitted,
      SearchBudget budget,
      Cancellation cancellation,
      SearchScratch scratch) {
    ShortestPath.requireArtists(graph, fromArtist, toArtist);
    if (!constraints.via().isEmpty() || constraints.asksForYears()) {
      throw new IllegalArgumentException(
          "all shortest routes: expected no artists to visit and no years among the constraints");
    }
    constraints.check(fromArtist, toArtist, graph.artistCount(), graph.releaseCount());
    scratch.meter.start(budget, cancellation);
    if (fromArtist == toArtist) {
      scratch.layers.reset(0);
      return new RoutesOutcome.Found(
          scratch.layers.routes(graph.artistCount(), fromArtist, false), 0);
    }
    try {
      return findBetween(graph, fromArtist, toArtist, constraints, admitted, budget, scratch);
    } catch (RuntimeException | InternalError e) {
      throw graph.unreadable(scratch.meter.vertex, e);
    }
  }

  private static RoutesOutcome findBetween(
      CreditGraph graph,
      int fromArtist,
      int toArtist,
      SearchConstraints constraints,
      ReleaseFilter admitted,
      SearchBudget budget,
      SearchScratch scratch) {
    int component = graph.componentOf(fromArtist);
    if (component == CreditGraph.ISOLATED || component != graph.componentOf(toArtist)) {
      return new RoutesOutcome.NotConnected(0);
    }
    int near = Math.min(fromArtist, toArtist);
    int far = Math.max(fromArtist, toArtist);
    scratch.begin(graph);
    constraints.close(graph, scratch.bidirectional.marks);
    SearchEnd end =
        scratch.bidirectional.run(
            graph,
            graph.leafStart(component),
            near,
            far,
            Math.min(constraints.maxReleases(), budget.maxReleases()),
            admitted);
    if (end == SearchEnd.FOUND) {
      boolean hasClosed = constraints.avoids() || admitted != ReleaseFilter.ALL;
      end = new AllShortestPaths(graph, hasClosed, scratch).collect();
    }
    scratch.end();
    end = constraints.answered(end, budget);
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
      addSteps(side.vertices[place], other, fromNear);
      if (meter.edges >= meter.nextLook && meter.isSpent()) {
        return false;
      }
    }
    layers.endLayer(layer);
    forget(side, search.meetingLevelEnd(), side.size);
    return true;
  }

  /// Collects the steps from one end to the first `count` of [#vertices] in its last level.
  ///
  /// A vertex of a level has its neighbours in the level below and in the one above, whose marks
  /// are taken back when it is done with: so of the neighbours those still marked are below.
  private void walkBack(Frontier side, int count) {
    boolean fromNear = side == search.near;
    int total = 2 * search.distance();
    int onRoutes = count;
    int levelEnd = side == search.meetingSide() ? search.meetingLevelEnd() : side.size;
    for (int level = side.depth; level > 0; level--) {
      int levelStart = side.levelStart(level);
      int layer = fromNear ? level - 1 : total - level;
      layers.beginLayer(layer);
      if (hasClosed || search.volume(graph, vertices, onRoutes) <= side.levelEdges(level - 1)) {
        for (int i = 0; i < onRoutes; i++) {
          addSteps(vertices.values[i], side.mark, !fromNear);
        }
      } else {
        // A hub is on a route: the level below has fewer credits than its row.
        for (int i = 0; i < onRoutes; i++) {
          marks.add(vertices.values[i], Marks.CLOSED);
        }
        for (int place = side.levelStart(level - 1); place < levelStart; place++) {
          addSteps(side.vertices[place], Marks.CLOSED, fromNear);
        }
      }
      layers.endLayer(layer);
      forget(side, levelStart, levelEnd);
      levelEnd = levelStart;
      onRoutes = layers.vertices(layer, fromNear, vertices);
    }
  }

  /// Adds the steps between a vertex and its neighbours of a mark.
  ///
  /// @param outward whether the vertex is nearer to the first layer than they are
  private void addSteps(int vertex, int mark, boolean outward) {
    int count = row.readMarked(graph, vertex, marks, mark);
    for (int i = 0; i < count; i++) {
      int neighbour = row.values[i];
      layers.add(outward ? vertex : neighbour, outward ? neighbour : vertex);
    }
  }

  private void forget(Frontier side, int from, int to) {
    for (int place = from; place < to; place++) {
      marks.remove(side.vertices[place]);
    }
  }
}
