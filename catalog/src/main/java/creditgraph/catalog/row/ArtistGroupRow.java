package creditgraph.catalog.row;

/// A group that an artist belongs to.
///
/// @param groupId 0 in dumps that state no id
public record ArtistGroupRow(int artistId, int sequence, int groupId, String name) {}
