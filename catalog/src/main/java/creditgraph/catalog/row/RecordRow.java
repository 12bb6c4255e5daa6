package creditgraph.catalog.row;

/// The one row that each record of a dump has in the table of its type; its id is the record's.
///
/// @param <R> the row
public sealed interface RecordRow<R extends Record & RecordRow<R>>
    permits ArtistRow, LabelRow, MasterRow, ReleaseRow {

  /// What [#contentHash] is before the rows of the record are all there.
  long NOT_HASHED = 0;

  int id();

  /// Hash of all rows of the record, in this table and in those below it.
  long contentHash();

  R withContentHash(long hash);
}
