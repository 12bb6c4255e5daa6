/// Compressed sparse rows over memory segments, heap or mapped alike.
///
/// Read [creditgraph.graph.csr.CreditGraph] first, then [creditgraph.graph.csr.Adjacency] for the
/// bytes of one direction. [creditgraph.graph.csr.LocalityOrder] decides which vertex gets which
/// ordinal. Depends on nothing of ours.
package creditgraph.graph.csr;
