/// Checks this node's own copy of a snapshot. Read [creditgraph.node.verify.CopyChecks] first.
package creditgraph.node.verify;
