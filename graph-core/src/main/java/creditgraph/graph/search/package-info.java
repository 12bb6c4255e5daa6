/// Routes through a credit graph. Read [creditgraph.graph.search.ShortestPath] first; then
/// [creditgraph.graph.search.AllShortestPaths] (count and draw),
/// [creditgraph.graph.search.ConstrainedPath] and [creditgraph.graph.search.WeightedPath].
///
/// Works on ordinals only; what they mean is the caller's business, and so are years, roles and
/// fees, which searches ask for through small interfaces. Depends on [creditgraph.graph.csr] and
/// [creditgraph.graph.random].
package creditgraph.graph.search;
