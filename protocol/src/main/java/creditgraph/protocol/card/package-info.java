/// One artist with its surroundings, one release with its people. Read
/// [creditgraph.protocol.card.Describing] first.
package creditgraph.protocol.card;
