package creditgraph.graph.search;

/// Every way the search for all shortest routes can end.
public sealed interface RoutesOutcome {

  /// Credits read, the cost that does not depend on the machine.
  long edgesScanned();

  /// All of them.
  record Found(ShortestRoutes routes, long edgesScanned) implements RoutesOutcome {}

  /// No chain of releases joins the two.
  record NotConnected(long edgesScanned) implements RoutesOutcome {}

  /// A limit was met first. Routes may exist, even if one was already seen.
  record BudgetExhausted(SearchBudget.Limit limit, long edgesScanned) implements RoutesOutcome {}
}
