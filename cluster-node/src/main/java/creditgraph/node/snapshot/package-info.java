/// Which snapshots this node has open, how they come to it, and when it changes over.
///
/// ```
/// control: Rollout (what is current, whose turn)    GraphFiles (what the snapshot server serves)
///             ▲ reports  │ directions                   │ ranges
/// node:    SnapshotFollower ──▶ SnapshotFetch ◀──────────┘
///             │ files, pointer
///          SnapshotKeeper ──▶ SnapshotShelf ◀── searches and tasks
/// ```
///
/// Read [creditgraph.node.snapshot.SnapshotKeeper] first; everybody else asks
/// [creditgraph.node.snapshot.SnapshotShelf].
package creditgraph.node.snapshot;
