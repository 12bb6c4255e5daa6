package creditgraph.catalog.row;

import java.util.List;

/// One master: the parent of the pressings of a work.
///
/// @param year 0 when not stated
public record MasterRow(
    int id,
    int mainReleaseId,
    int year,
    String title,
    String notes,
    String dataQuality,
    List<String> genres,
    List<String> styles) {

  public MasterRow {
    genres = List.copyOf(genres);
    styles = List.copyOf(styles);
  }
}
