package creditgraph.graph.snapshot;

/// The directory is not a whole, unchanged snapshot.
public final class SnapshotDamaged extends SnapshotException {
  SnapshotDamaged(String message) {
    super(message);
  }
}
