package creditgraph.catalog.row;

import java.util.List;

/// One release.
///
/// @param released as stated, for example `1999-03-00`
/// @param year first four digits of `released`, 0 when they are none
/// @param masterId 0 without a master
/// @param mainRelease whether the master names this release as its main one
/// @param contentHash of all rows of the release
public record ReleaseRow(
    int id,
    String status,
    String title,
    String country,
    String released,
    @Derived int year,
    int masterId,
    boolean mainRelease,
    String notes,
    String dataQuality,
    List<String> genres,
    List<String> styles,
    @Derived long contentHash)
    implements RecordRow<ReleaseRow> {

  public ReleaseRow {
    genres = List.copyOf(genres);
    styles = List.copyOf(styles);
  }

  @Override
  public ReleaseRow withContentHash(long hash) {
    return new ReleaseRow(
        id,
        status,
        title,
        country,
        released,
        year,
        masterId,
        mainRelease,
        notes,
        dataQuality,
        genres,
        styles,
        hash);
  }
}
