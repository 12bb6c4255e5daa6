/// The database of a control node: its schema, its connections. The journal itself is written by
/// Pekko. Read [creditgraph.node.journal.Database] first.
package creditgraph.node.journal;
