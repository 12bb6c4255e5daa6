/// Which snapshots the nodes of a cluster shall have, and which they have. Read
/// [creditgraph.protocol.snapshot.SnapshotRollout] first.
package creditgraph.protocol.snapshot;
