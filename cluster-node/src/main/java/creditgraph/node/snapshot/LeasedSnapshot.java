package creditgraph.node.snapshot;

import creditgraph.graph.snapshot.Snapshot;
import creditgraph.graph.snapshot.SnapshotLease;
import creditgraph.protocol.SnapshotRef;

/// A snapshot that stays readable until this is closed, whatever the keeper does meanwhile.
public record LeasedSnapshot(SnapshotRef ref, SnapshotLease lease) implements AutoCloseable {

  public Snapshot snapshot() {
    return lease.snapshot();
  }

  @Override
  public void close() {
    lease.close();
  }
}
