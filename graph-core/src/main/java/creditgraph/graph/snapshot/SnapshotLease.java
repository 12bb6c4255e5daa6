package creditgraph.graph.snapshot;

import java.util.concurrent.atomic.AtomicBoolean;

/// Keeps a snapshot readable until closed, even if its owner closes the snapshot meanwhile.
public final class SnapshotLease implements AutoCloseable {

  private final Snapshot snapshot;
  private final AtomicBoolean ended = new AtomicBoolean();

  SnapshotLease(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  public Snapshot snapshot() {
    return snapshot;
  }

  /// Ends the lease; the last one of a closed snapshot releases its memory. Repeats do nothing.
  @Override
  public void close() {
    if (ended.compareAndSet(false, true)) {
      snapshot.release();
    }
  }
}
