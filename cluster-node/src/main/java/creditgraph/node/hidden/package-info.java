/// The hidden contributor of each day: picked from the open snapshot, published with the day's
/// challenge, kept for ever, judged. Read [creditgraph.node.hidden.HiddenPicker] first, then
/// [creditgraph.node.hidden.HiddenPress]. Depends on the open snapshots and the database; on
/// control nodes only.
package creditgraph.node.hidden;
