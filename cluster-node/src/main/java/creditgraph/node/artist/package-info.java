/// Names: loaded from a snapshot into PostgreSQL once, searched there as people type. Read
/// [creditgraph.node.artist.ArtistDesk] first, then [creditgraph.node.artist.FoldedName] for what
/// counts as the same name.
package creditgraph.node.artist;
