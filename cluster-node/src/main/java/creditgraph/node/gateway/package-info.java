/// The gateway's ports, answered by the cluster: every question of `http-gateway` becomes a message
/// here, and nothing is decided. Read [creditgraph.node.gateway.ShardedPaths] first.
package creditgraph.node.gateway;
