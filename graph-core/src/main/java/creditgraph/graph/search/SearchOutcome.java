package creditgraph.graph.search;

/// Every way a search can end.
public sealed interface SearchOutcome {

  /// Credits read, the cost that does not depend on the machine.
  long edgesScanned();

  /// A shortest route.
  record Found(CreditPath path, long edgesScanned) implements SearchOutcome {}

  /// No chain of releases joins the two.
  record NotConnected(long edgesScanned) implements SearchOutcome {}

  /// Nothing is known about the pair but that no route within the explored distance exists.
  record BudgetExhausted(SearchBudget.Limit limit, long edgesScanned) implements SearchOutcome {}
}
