/// Which snapshots this node has open, and when it changes over. Read
/// [creditgraph.node.snapshot.SnapshotKeeper] first; everybody else asks
/// [creditgraph.node.snapshot.SnapshotShelf].
package creditgraph.node.snapshot;
