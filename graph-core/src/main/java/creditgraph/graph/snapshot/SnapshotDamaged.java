package creditgraph.graph.snapshot;

/// The directory is not a whole, unchanged snapshot.
public final class SnapshotDamaged extends SnapshotException {

  private final long offset;

  SnapshotDamaged(String message) {
    super(message);
    this.offset = 0;
  }

  SnapshotDamaged(String where, long offset, String message) {
    super("%s at byte %d: %s".formatted(where, offset, message));
    this.offset = offset;
  }

  /// First byte concerned, or 0 when it is the file as a whole.
  public long offset() {
    return offset;
  }
}
