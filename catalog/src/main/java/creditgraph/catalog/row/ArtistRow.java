package creditgraph.catalog.row;

/// One artist: a person, a group, an alias or a placeholder.
///
/// @param realName as stated, free text
/// @param profile Discogs markup, line ends as in the dump
/// @param contentHash of all rows of the artist
public record ArtistRow(
    int id,
    String name,
    String realName,
    String profile,
    String dataQuality,
    @Derived long contentHash)
    implements RecordRow<ArtistRow> {

  @Override
  public ArtistRow withContentHash(long hash) {
    return new ArtistRow(id, name, realName, profile, dataQuality, hash);
  }
}
