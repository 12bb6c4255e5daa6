/// What crosses a module or a machine: typed ids, the marker of wire messages, and the marker of
/// journaled events. Read [creditgraph.protocol.WireMessage] first.
///
/// Depends on `pekko-actor-typed` (for `ActorRef`) and Jackson's annotations; knows no cluster, no
/// HTTP, no graph.
package creditgraph.protocol;
