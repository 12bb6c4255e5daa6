/// The credit graph: artists, releases and the credits between them, as immutable files and the
/// algorithms over them. Depends on the JDK alone.
///
/// Start with [creditgraph.graph.snapshot.Snapshot] (what is stored) and
/// [creditgraph.graph.search.ShortestPath] (what is asked).
package creditgraph.graph;
