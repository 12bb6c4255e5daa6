package creditgraph.graph.snapshot;

/// The directory is not a whole, unchanged snapshot.
public final class SnapshotDamaged extends SnapshotException {

  private final String file;
  private final long offset;

  SnapshotDamaged(String message) {
    super(message);
    this.file = "";
    this.offset = 0;
  }

  SnapshotDamaged(String file, long offset, String message) {
    super("%s at byte %d: %s".formatted(file, offset, message));
    this.file = file;
    this.offset = offset;
  }

  /// The path of the file concerned, or nothing when it is the snapshot as a whole.
  public String file() {
    return file;
  }

  /// First byte concerned, or 0 when it is the file as a whole.
  public long offset() {
    return offset;
  }
}
