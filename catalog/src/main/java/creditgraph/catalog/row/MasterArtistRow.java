package creditgraph.catalog.row;

/// Whose work a master is.
///
/// @param artistId 0 for an unlinked name
/// @param role raw role text; no dump known has any here
/// @param tracks free text that narrows the credit to some tracks; likewise
public record MasterArtistRow(
    int masterId,
    int sequence,
    int artistId,
    String name,
    String anv,
    String join,
    String role,
    String tracks) {}
