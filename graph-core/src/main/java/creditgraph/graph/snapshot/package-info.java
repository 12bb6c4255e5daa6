/// The directory format of a snapshot: write, read, check, and say which one is current.
///
/// Read [creditgraph.graph.snapshot.Snapshot] first, then
/// [creditgraph.graph.snapshot.SnapshotBuilder]. `docs/formats/snapshot.md` specifies every byte.
/// Depends on [creditgraph.graph.csr], and on [creditgraph.graph.search] for the small interfaces
/// by which searches ask for years, roles and fees.
package creditgraph.graph.snapshot;
