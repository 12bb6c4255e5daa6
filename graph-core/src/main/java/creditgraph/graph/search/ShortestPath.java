package creditgraph.graph.search;

import creditgraph.graph.csr.CreditGraph;

/// Finds one shortest route between two artists, by breadth-first search from both ends; how is
/// told at `BidirectionalSearch`.
///
/// - **Not connected** is answered from the component table, without a search.
/// - **Leaves.** An artist of one joining release leads nowhere and is never put into a level.
/// - **Ties.** Which of several shortest routes is returned is a function of the graph's ordinals
///   and the unordered pair: the same for one snapshot on every machine, and read backwards it is
///   the answer to the question asked backwards. Another snapshot of the same credits made with
///   another vertex order may show another route of the same length; for a route that stands for
///   all of them, draw one of [AllShortestPaths].
/// - **Time** O(credits read), which is what [SearchOutcome#edgesScanned] reports. **Memory** 2
///   bits for each vertex, 8 bytes for each vertex reached, all in the scratch: [#search] allocates
///   nothing once it has grown, [#find] its outcome.
public final class ShortestPath {

  /// Credits read between two looks at clock and cancellation, about a millisecond apart.
  public static final int EDGES_BETWEEN_CLOCK_READS = 1 << 16;

  private ShortestPath() {}

  /// Searches and returns what was found as a value.
  ///
  /// @param fromArtist ordinal in `graph`
  /// @param toArtist ordinal in `graph`; the same artist gives a route without a release
  /// @throws OrdinalOutOfRange when an ordinal is not of this graph
  /// @throws GraphClosed when the graph's snapshot is closed
  /// @throws RuntimeException as [CreditGraph#unreadable] says, when a row is damaged
  public static SearchOutcome find(
      CreditGraph graph, int fromArtist, int toArtist, SearchBudget budget, SearchScratch scratch) {
    return find(graph, fromArtist, toArtist, budget, Cancellation.never(), scratch);
  }

  /// [#find], and another thread may end it.
  public static SearchOutcome find(
      CreditGraph graph,
      int fromArtist,
      int toArtist,
      SearchBudget budget,
      Cancellation cancellation,
      SearchScratch scratch) {
    return search(graph, fromArtist, toArtist, budget, cancellation, scratch)
        .outcome(scratch.route, scratch.meter.edges);
  }

  /// Searches and leaves the route in [SearchScratch#route].
  ///
  /// @throws OrdinalOutOfRange when an ordinal is not of this graph
  /// @throws GraphClosed when the graph's snapshot is closed
  /// @throws RuntimeException as [CreditGraph#unreadable] says, when a row is damaged
  public static SearchEnd search(
      CreditGraph graph,
      int fromArtist,
      int toArtist,
      SearchBudget budget,
      Cancellation cancellation,
      SearchScratch scratch) {
    return search(
        graph,
        fromArtist,
        toArtist,
        SearchConstraints.none(),
        ReleaseFilter.ALL,
        budget,
        cancellation,
        scratch);
  }

  /// [#search] among the routes whose releases are all admitted and that use nothing avoided; of
  /// the constraints that is all it looks at.
  static SearchEnd search(
      CreditGraph graph,
      int fromArtist,
      int toArtist,
      SearchConstraints avoiding,
      ReleaseFilter admitted,
      SearchBudget budget,
      Cancellation cancellation,
      SearchScratch scratch) {
    requireArtists(graph, fromArtist, toArtist);
    scratch.meter.start(budget, cancellation);
    if (fromArtist == toArtist) {
      scratch.route.startAt(fromArtist);
      return SearchEnd.FOUND;
    }
    try {
      return searchBetween(graph, fromArtist, toArtist, avoiding, admitted, budget, scratch);
    } catch (RuntimeException | InternalError e) {
      throw graph.unreadable(scratch.meter.vertex, e);
    }
  }

  private static SearchEnd searchBetween(
      CreditGraph graph,
      int fromArtist,
      int toArtist,
      SearchConstraints avoiding,
      ReleaseFilter admitted,
      SearchBudget budget,
      SearchScratch scratch) {
    int component = graph.componentOf(fromArtist);
    if (component == CreditGraph.ISOLATED || component != graph.componentOf(toArtist)) {
      return SearchEnd.NOT_CONNECTED;
    }
    int nearArtist = Math.min(fromArtist, toArtist);
    int farArtist = Math.max(fromArtist, toArtist);
    int leafStart = graph.leafStart(component);
    scratch.begin(graph);
    BidirectionalSearch search = scratch.bidirectional;
    avoiding.close(graph, search.marks);
    SearchEnd end =
        search.run(graph, leafStart, nearArtist, farArtist, budget.maxReleases(), admitted);
    if (end == SearchEnd.FOUND) {
      scratch.route.startAt(nearArtist);
      search.appendRoute(scratch.route);
      if (fromArtist > toArtist) {
        scratch.route.reverse();
      }
    }
    scratch.end();
    return end;
  }

  static void requireArtists(CreditGraph graph, int fromArtist, int toArtist) {
    graph.requireOpen();
    graph.requireArtist(fromArtist);
    graph.requireArtist(toArtist);
  }
}
