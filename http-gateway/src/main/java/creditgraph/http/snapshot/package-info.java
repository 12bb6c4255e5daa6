/// Which snapshots answer, for everybody, and their files, for nodes alone. Read
/// [creditgraph.http.snapshot.SnapshotServer] first.
package creditgraph.http.snapshot;
