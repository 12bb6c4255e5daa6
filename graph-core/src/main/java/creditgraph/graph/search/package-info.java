/// Routes through a credit graph. Read [creditgraph.graph.search.ShortestPath] first.
///
/// Works on ordinals only; what they mean is the caller's business. Depends on
/// [creditgraph.graph.csr].
package creditgraph.graph.search;
