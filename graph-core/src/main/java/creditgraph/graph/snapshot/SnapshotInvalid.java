package creditgraph.graph.snapshot;

/// The entries given to a [SnapshotBuilder] contradict each other.
public final class SnapshotInvalid extends SnapshotException {
  SnapshotInvalid(String message) {
    super(message);
  }
}
