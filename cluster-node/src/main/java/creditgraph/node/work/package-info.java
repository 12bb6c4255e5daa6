/// The computing side: lanes that pull tasks from the coordinator and run them over the snapshots
/// of their node. Read [creditgraph.node.work.Lane] first.
package creditgraph.node.work;
