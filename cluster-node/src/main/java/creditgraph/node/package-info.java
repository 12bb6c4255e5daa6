/// A node of the cluster, from its settings to its end. Read [creditgraph.node.NodeMain] first,
/// then [creditgraph.node.Node] for what each role starts.
package creditgraph.node;
