package creditgraph.catalog.row;

/// One artist: a person, a group, an alias or a placeholder.
///
/// @param realName as stated, free text
/// @param profile Discogs markup, line ends as in the dump
public record ArtistRow(int id, String name, String realName, String profile, String dataQuality) {}
