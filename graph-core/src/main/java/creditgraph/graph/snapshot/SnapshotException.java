package creditgraph.graph.snapshot;

/// A snapshot, or what should become one, that cannot be used; the message says where and why.
///
/// Unchecked, because a caller can only refuse the snapshot. What the operating system reports (no
/// permission, no space) stays an `IOException`.
public abstract sealed class SnapshotException extends RuntimeException
    permits SnapshotDamaged, SnapshotInvalid, FormatTooNew, FormatTooOld {

  SnapshotException(String message) {
    super(message);
  }
}
