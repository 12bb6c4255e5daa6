/// The directory format of a snapshot: write, read, check, and say which one is current.
///
/// Read [creditgraph.graph.snapshot.Snapshot] first, then
/// [creditgraph.graph.snapshot.SnapshotBuilder]. `docs/formats/snapshot.md` specifies every byte.
/// Depends on [creditgraph.graph.csr].
package creditgraph.graph.snapshot;
