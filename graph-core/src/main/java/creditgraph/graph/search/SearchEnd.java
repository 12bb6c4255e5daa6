package creditgraph.graph.search;

/// How a search ended that leaves its route in the scratch; see [SearchOutcome] for what each says.
public enum SearchEnd {
  FOUND,
  NOT_CONNECTED,
  OUT_OF_RELEASES,
  OUT_OF_EDGES,
  OUT_OF_TIME,
  CANCELLED;

  /// The outcome this end stands for.
  SearchOutcome outcome(RouteBuffer route, long edgesScanned) {
    return switch (this) {
      case FOUND -> new SearchOutcome.Found(route.toPath(), edgesScanned);
      case NOT_CONNECTED -> new SearchOutcome.NotConnected(edgesScanned);
      case OUT_OF_RELEASES, OUT_OF_EDGES, OUT_OF_TIME, CANCELLED ->
          new SearchOutcome.BudgetExhausted(limit(), edgesScanned);
    };
  }

  /// The outcome this end stands for, of a search that adds up costs.
  WeightedOutcome outcome(RouteBuffer route, int cost, long edgesScanned) {
    return switch (this) {
      case FOUND -> new WeightedOutcome.Found(route.toPath(), cost, edgesScanned);
      case NOT_CONNECTED -> new WeightedOutcome.NotConnected(edgesScanned);
      case OUT_OF_RELEASES, OUT_OF_EDGES, OUT_OF_TIME, CANCELLED ->
          new WeightedOutcome.BudgetExhausted(limit(), edgesScanned);
    };
  }

  /// The limit that was met.
  ///
  /// @throws IllegalStateException when the search ended with an answer
  public SearchBudget.Limit limit() {
    return switch (this) {
      case OUT_OF_RELEASES -> SearchBudget.Limit.RELEASES;
      case OUT_OF_EDGES -> SearchBudget.Limit.EDGES;
      case OUT_OF_TIME -> SearchBudget.Limit.TIME;
      case CANCELLED -> SearchBudget.Limit.CANCELLED;
      case FOUND, NOT_CONNECTED ->
          throw new IllegalStateException(this + " is an answer, no limit was met");
    };
  }
}
