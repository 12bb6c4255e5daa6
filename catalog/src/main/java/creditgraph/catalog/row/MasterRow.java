package creditgraph.catalog.row;

import java.util.List;

/// One master: the parent of the pressings of a work.
///
/// @param year 0 when not stated
/// @param contentHash of all rows of the master
public record MasterRow(
    int id,
    int mainReleaseId,
    int year,
    String title,
    String notes,
    String dataQuality,
    List<String> genres,
    List<String> styles,
    @Derived long contentHash)
    implements RecordRow<MasterRow> {

  public MasterRow {
    genres = List.copyOf(genres);
    styles = List.copyOf(styles);
  }

  @Override
  public MasterRow withContentHash(long hash) {
    return new MasterRow(id, mainReleaseId, year, title, notes, dataQuality, genres, styles, hash);
  }
}
