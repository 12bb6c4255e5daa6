/// When this node may be asked: the readiness checks of Pekko Management. Liveness is Pekko's own
/// and never depends on a snapshot or a database, for restarting the node would not bring either.
/// Read [creditgraph.node.health.Readiness] first.
package creditgraph.node.health;
