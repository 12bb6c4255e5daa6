/// Which snapshots are open. Read [creditgraph.http.snapshot.Snapshots] first.
package creditgraph.http.snapshot;
