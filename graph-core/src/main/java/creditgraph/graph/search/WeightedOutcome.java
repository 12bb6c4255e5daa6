package creditgraph.graph.search;

/// Every way a search for a cheapest route can end.
public sealed interface WeightedOutcome {

  /// Credits read, the cost that does not depend on the machine.
  long edgesScanned();

  /// A cheapest route and what it costs.
  record Found(CreditPath path, int cost, long edgesScanned) implements WeightedOutcome {}

  /// No chain of releases joins the two.
  record NotConnected(long edgesScanned) implements WeightedOutcome {}

  /// A limit was met first.
  record BudgetExhausted(SearchBudget.Limit limit, long edgesScanned) implements WeightedOutcome {}
}
