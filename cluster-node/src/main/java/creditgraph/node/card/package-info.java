/// Cards of artists and releases, and an artist's neighbourhood, read from the mapped snapshots of
/// this node. Read [creditgraph.node.card.CardDesk] first.
package creditgraph.node.card;
