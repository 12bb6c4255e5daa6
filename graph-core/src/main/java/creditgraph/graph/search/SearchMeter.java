package creditgraph.graph.search;

import creditgraph.graph.csr.DamageReport;

/// Counts the credits a search has read and says when it has read, or waited, enough.
///
/// Budget, clock and cancellation hide behind one comparison in the search's loop: `meter.edges >=
/// meter.nextLook && meter.isSpent()`.
final class SearchMeter {

  long edges;
  long nextLook;

  /// Whose row is being read; for the message when it cannot be.
  int vertex;

  private long maxEdges;
  private long startNanos;
  private long maxNanos;
  private Cancellation cancellation = Cancellation.never();
  private SearchEnd end = SearchEnd.OUT_OF_EDGES;

  void start(SearchBudget budget, Cancellation cancellation) {
    this.edges = 0;
    this.vertex = DamageReport.UNKNOWN_ROW;
    this.maxEdges = budget.maxEdges();
    this.startNanos = System.nanoTime();
    this.maxNanos = budget.maxNanos();
    this.cancellation = cancellation;
    planNextLook();
  }

  boolean isSpent() {
    if (edges > maxEdges) {
      end = SearchEnd.OUT_OF_EDGES;
      return true;
    }
    if (cancellation.isRequested()) {
      end = SearchEnd.CANCELLED;
      return true;
    }
    if (System.nanoTime() - startNanos > maxNanos) {
      end = SearchEnd.OUT_OF_TIME;
      return true;
    }
    planNextLook();
    return false;
  }

  /// Why [#isSpent] was true.
  SearchEnd end() {
    return end;
  }

  private void planNextLook() {
    long beyond = maxEdges == Long.MAX_VALUE ? maxEdges : maxEdges + 1;
    nextLook = Math.min(edges + ShortestPath.EDGES_BETWEEN_CLOCK_READS, beyond);
  }
}
