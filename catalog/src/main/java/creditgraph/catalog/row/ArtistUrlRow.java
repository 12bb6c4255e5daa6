package creditgraph.catalog.row;

/// A link of an artist.
public record ArtistUrlRow(int artistId, int sequence, String url) {}
