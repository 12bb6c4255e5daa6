package creditgraph.ingest.tables;

import creditgraph.catalog.row.ArtistAliasRow;
import creditgraph.catalog.row.ArtistGroupRow;
import creditgraph.catalog.row.ArtistMemberRow;
import creditgraph.catalog.row.ArtistRow;
import creditgraph.catalog.row.ArtistUrlRow;
import creditgraph.catalog.row.ArtistVariationRow;
import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.row.LabelRow;
import creditgraph.catalog.row.LabelUrlRow;
import creditgraph.catalog.row.MasterArtistRow;
import creditgraph.catalog.row.MasterRow;
import creditgraph.catalog.row.MasterVideoRow;
import creditgraph.catalog.row.ReleaseCompanyRow;
import creditgraph.catalog.row.ReleaseFormatRow;
import creditgraph.catalog.row.ReleaseIdentifierRow;
import creditgraph.catalog.row.ReleaseLabelRow;
import creditgraph.catalog.row.ReleaseRow;
import creditgraph.catalog.row.ReleaseSeriesRow;
import creditgraph.catalog.row.ReleaseVideoRow;
import creditgraph.catalog.row.SublabelRow;
import creditgraph.catalog.row.TrackRow;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogTable;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.ingest.dump.DumpType;
import java.nio.file.Path;
import java.util.List;

/// A place rows go to: a table, or one partition of it.
///
/// @param index dense from 0, the place in a [RowBatch]
/// @param scope of the credits, empty for tables without partitions
/// @param <R> the row
public record Output<R extends Record>(int index, CatalogTable<R> table, String scope) {

  static final Output<ArtistRow> ARTIST = of(0, CatalogTables.ARTIST);
  static final Output<ArtistAliasRow> ARTIST_ALIAS = of(1, CatalogTables.ARTIST_ALIAS);
  static final Output<ArtistVariationRow> ARTIST_VARIATION = of(2, CatalogTables.ARTIST_VARIATION);
  static final Output<ArtistGroupRow> ARTIST_GROUP = of(3, CatalogTables.ARTIST_GROUP);
  static final Output<ArtistMemberRow> ARTIST_MEMBER = of(4, CatalogTables.ARTIST_MEMBER);
  static final Output<ArtistUrlRow> ARTIST_URL = of(5, CatalogTables.ARTIST_URL);
  static final Output<LabelRow> LABEL = of(6, CatalogTables.LABEL);
  static final Output<SublabelRow> SUBLABEL = of(7, CatalogTables.SUBLABEL);
  static final Output<LabelUrlRow> LABEL_URL = of(8, CatalogTables.LABEL_URL);
  static final Output<MasterRow> MASTER = of(9, CatalogTables.MASTER);
  static final Output<MasterArtistRow> MASTER_ARTIST = of(10, CatalogTables.MASTER_ARTIST);
  static final Output<MasterVideoRow> MASTER_VIDEO = of(11, CatalogTables.MASTER_VIDEO);
  static final Output<ReleaseRow> RELEASE = of(12, CatalogTables.RELEASE);
  static final Output<ReleaseFormatRow> RELEASE_FORMAT = of(13, CatalogTables.RELEASE_FORMAT);
  static final Output<ReleaseLabelRow> RELEASE_LABEL = of(14, CatalogTables.RELEASE_LABEL);
  static final Output<ReleaseSeriesRow> RELEASE_SERIES = of(15, CatalogTables.RELEASE_SERIES);
  static final Output<ReleaseCompanyRow> RELEASE_COMPANY = of(16, CatalogTables.RELEASE_COMPANY);
  static final Output<ReleaseIdentifierRow> RELEASE_IDENTIFIER =
      of(17, CatalogTables.RELEASE_IDENTIFIER);
  static final Output<ReleaseVideoRow> RELEASE_VIDEO = of(18, CatalogTables.RELEASE_VIDEO);
  static final Output<TrackRow> TRACK = of(19, CatalogTables.TRACK);
  static final Output<CreditRow> MAIN_CREDIT = credits(20, CreditRow.MAIN);
  static final Output<CreditRow> EXTRA_CREDIT = credits(21, CreditRow.EXTRA);
  static final Output<CreditRow> TRACK_CREDIT = credits(22, CreditRow.TRACK);
  static final Output<CreditRow> TRACK_EXTRA_CREDIT = credits(23, CreditRow.TRACK_EXTRA);

  static final int COUNT = 24;

  /// The outputs of one type in lanes: a lane is written by one thread at a time, and lanes of the
  /// same type at the same time. Cut so that lanes of releases have about equal work.
  public static List<List<Output<?>>> lanes(DumpType type) {
    return switch (type) {
      case ARTISTS ->
          List.of(
              List.of(
                  ARTIST, ARTIST_ALIAS, ARTIST_VARIATION, ARTIST_GROUP, ARTIST_MEMBER, ARTIST_URL));
      case LABELS -> List.of(List.of(LABEL, SUBLABEL, LABEL_URL));
      case MASTERS -> List.of(List.of(MASTER, MASTER_ARTIST, MASTER_VIDEO));
      case RELEASES ->
          List.of(
              List.of(
                  RELEASE,
                  RELEASE_FORMAT,
                  RELEASE_LABEL,
                  RELEASE_SERIES,
                  RELEASE_COMPANY,
                  RELEASE_IDENTIFIER,
                  RELEASE_VIDEO),
              List.of(TRACK),
              List.of(MAIN_CREDIT, EXTRA_CREDIT),
              List.of(TRACK_CREDIT, TRACK_EXTRA_CREDIT));
    };
  }

  /// The file of the catalog that holds these rows.
  Path file(CatalogLayout layout, int part) {
    return scope.isEmpty() ? layout.part(table, part) : layout.creditPart(scope, part);
  }

  private static <R extends Record> Output<R> of(int index, CatalogTable<R> table) {
    return new Output<>(index, table, "");
  }

  private static Output<CreditRow> credits(int index, String scope) {
    return new Output<>(index, CatalogTables.CREDIT, scope);
  }
}
