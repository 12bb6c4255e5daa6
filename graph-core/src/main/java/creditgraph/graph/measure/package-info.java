/// Numbers about a graph, seeded and reproducible. Read [creditgraph.graph.measure.PathSampler]
/// first; [creditgraph.graph.measure.MultiSourceDistances] is what makes many of them affordable.
/// Depends on [creditgraph.graph.csr], [creditgraph.graph.random] and [creditgraph.graph.search].
package creditgraph.graph.measure;
