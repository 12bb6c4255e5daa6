/// Who belongs to the cluster, as far as Pekko leaves it to us. Read
/// [creditgraph.node.membership.ControlWatch] first. Depends on Pekko's cluster alone.
package creditgraph.node.membership;
