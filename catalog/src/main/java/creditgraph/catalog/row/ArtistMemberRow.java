package creditgraph.catalog.row;

/// A member of a group.
///
/// @param artistId the group
/// @param memberId 0 in dumps that state no id
public record ArtistMemberRow(int artistId, int sequence, int memberId, String name) {}
