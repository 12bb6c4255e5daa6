/// Numbers about a graph, seeded and reproducible. Read [creditgraph.graph.measure.PathSampler]
/// first. Depends on [creditgraph.graph.csr] and [creditgraph.graph.search].
package creditgraph.graph.measure;
