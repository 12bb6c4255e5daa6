package creditgraph.graph.csr;

/// Takes what a check finds wrong.
@FunctionalInterface
public interface FaultSink {

  /// @param offset byte concerned, counted from the start of the checked section
  void fault(long offset, String message);
}
