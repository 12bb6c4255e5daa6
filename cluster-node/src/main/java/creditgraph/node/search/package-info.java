/// Routes: one sharded entity for each pair of artists, over the mapped snapshots of this node.
/// Read [creditgraph.node.search.PairSearch] first.
///
/// Ordinals of the graph become ids, names and evidence here and nowhere else.
package creditgraph.node.search;
