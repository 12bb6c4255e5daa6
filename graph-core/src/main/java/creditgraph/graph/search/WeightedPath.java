package creditgraph.graph.search;

import creditgraph.graph.csr.CreditGraph;

/// Finds one cheapest route between two artists, by costs of roles, release sizes, hubs and fees.
///
/// - **Exact**: costs are whole numbers, see [RouteCosts]; how is told at `WeightedSearch`.
/// - **Ties.** Which of several cheapest routes is returned is a function of the graph's ordinals
///   and the unordered pair, as in [ShortestPath].
/// - **Limits.** The budget's limit on releases bounds the route of fewest releases; the cheapest
///   may have more.
/// - **Time** O(credits read + cost of the route). **Memory** what [ShortestPath] needs and about
///   60 bytes for each vertex reached; the outcome and small copies are allocated.
public final class WeightedPath {

  private WeightedPath() {}

  /// @param fromArtist ordinal in `graph`
  /// @param toArtist ordinal in `graph`; the same artist gives a route that costs nothing
  /// @throws IndexOutOfBoundsException when an ordinal is not of this graph
  /// @throws IllegalStateException when the graph's snapshot is closed
  public static WeightedOutcome find(
      CreditGraph graph,
      int fromArtist,
      int toArtist,
      RouteCosts costs,
      CreditRoles roles,
      ReleaseFees fees,
      SearchBudget budget,
      Cancellation cancellation,
      SearchScratch scratch) {
    int near = Math.min(fromArtist, toArtist);
    int far = Math.max(fromArtist, toArtist);
    SearchEnd end = ShortestPath.search(graph, near, far, budget, cancellation, scratch);
    int cost = 0;
    if (end == SearchEnd.FOUND && near != far) {
      WeightedSearch search = scratch.weighted;
      int leafStart = graph.leafStart(graph.componentOf(near));
      end = search.run(graph, leafStart, near, far, scratch.route, costs, roles, fees);
      search.readRoute(scratch.route);
      cost = search.bestCost();
      search.clear();
      if (fromArtist > toArtist) {
        scratch.route.reverse();
      }
    }
    long edges = scratch.meter.edges;
    return switch (end) {
      case FOUND -> new WeightedOutcome.Found(scratch.route.toPath(), cost, edges);
      case NOT_CONNECTED -> new WeightedOutcome.NotConnected(edges);
      case OUT_OF_RELEASES, OUT_OF_EDGES, OUT_OF_TIME, CANCELLED ->
          new WeightedOutcome.BudgetExhausted(end.limit(), edges);
    };
  }
}
