/// Whether this node has started, and may be asked: the checks of Pekko Management. Readiness asks
/// for a snapshot alone, for routes, cards and names are answered while the database is away.
/// Liveness is Pekko's own and never depends on a snapshot or a database, for restarting the node
/// would not bring either. Read [creditgraph.node.health.Readiness] first.
package creditgraph.node.health;
