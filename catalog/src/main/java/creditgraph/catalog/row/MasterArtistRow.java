package creditgraph.catalog.row;

/// Whose work a master is.
///
/// @param artistId 0 for an unlinked name
public record MasterArtistRow(
    int masterId, int sequence, int artistId, String name, String anv, String join) {}
