package creditgraph.node.snapshot;

/// This node's disk cannot take a snapshot: full, read-only or failing. Whatever node asks, the
/// disk is this one's, so the node says so and stands still.
final class DiskTrouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DiskTrouble(String message) {
    super(message);
  }

  DiskTrouble(Throwable cause) {
    super(cause.toString(), cause);
  }
}
