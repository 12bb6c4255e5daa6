package creditgraph.catalog.row;

/// A way the name of an artist has been printed.
public record ArtistVariationRow(int artistId, int sequence, String name) {}
