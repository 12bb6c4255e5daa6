/// What operators may do on the management port: read always, change the cluster with their token.
/// Read [creditgraph.node.operator.ManagementServer] and [creditgraph.node.operator.ClusterRoutes]
/// first.
package creditgraph.node.operator;
