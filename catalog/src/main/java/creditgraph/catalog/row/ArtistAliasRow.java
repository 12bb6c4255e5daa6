package creditgraph.catalog.row;

/// Another artist record of the same person or group.
///
/// @param aliasId 0 in dumps that state no id
public record ArtistAliasRow(int artistId, int sequence, int aliasId, String name) {}
