package creditgraph.catalog.table;

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
import java.util.List;

/// Every table of a catalog. What a column means stands in `contracts/catalog/<table>.md`.
public final class CatalogTables {

  public static final CatalogTable<ArtistRow> ARTIST =
      CatalogTable.of("artist", ArtistRow.class, "id");
  public static final CatalogTable<ArtistAliasRow> ARTIST_ALIAS =
      CatalogTable.of("artist_alias", ArtistAliasRow.class, "artistId", "sequence");
  public static final CatalogTable<ArtistVariationRow> ARTIST_VARIATION =
      CatalogTable.of("artist_variation", ArtistVariationRow.class, "artistId", "sequence");
  public static final CatalogTable<ArtistGroupRow> ARTIST_GROUP =
      CatalogTable.of("artist_group", ArtistGroupRow.class, "artistId", "sequence");
  public static final CatalogTable<ArtistMemberRow> ARTIST_MEMBER =
      CatalogTable.of("artist_member", ArtistMemberRow.class, "artistId", "sequence");
  public static final CatalogTable<ArtistUrlRow> ARTIST_URL =
      CatalogTable.of("artist_url", ArtistUrlRow.class, "artistId", "sequence");

  public static final CatalogTable<LabelRow> LABEL = CatalogTable.of("label", LabelRow.class, "id");
  public static final CatalogTable<SublabelRow> SUBLABEL =
      CatalogTable.of("sublabel", SublabelRow.class, "labelId", "sequence");
  public static final CatalogTable<LabelUrlRow> LABEL_URL =
      CatalogTable.of("label_url", LabelUrlRow.class, "labelId", "sequence");

  public static final CatalogTable<MasterRow> MASTER =
      CatalogTable.of("master", MasterRow.class, "id");
  public static final CatalogTable<MasterArtistRow> MASTER_ARTIST =
      CatalogTable.of("master_artist", MasterArtistRow.class, "masterId", "sequence");
  public static final CatalogTable<MasterVideoRow> MASTER_VIDEO =
      CatalogTable.of("master_video", MasterVideoRow.class, "masterId", "sequence");

  public static final CatalogTable<ReleaseRow> RELEASE =
      CatalogTable.of("release", ReleaseRow.class, "id");
  public static final CatalogTable<ReleaseFormatRow> RELEASE_FORMAT =
      CatalogTable.of("release_format", ReleaseFormatRow.class, "releaseId", "sequence");
  public static final CatalogTable<ReleaseLabelRow> RELEASE_LABEL =
      CatalogTable.of("release_label", ReleaseLabelRow.class, "releaseId", "sequence");
  public static final CatalogTable<ReleaseSeriesRow> RELEASE_SERIES =
      CatalogTable.of("release_series", ReleaseSeriesRow.class, "releaseId", "sequence");
  public static final CatalogTable<ReleaseCompanyRow> RELEASE_COMPANY =
      CatalogTable.of("release_company", ReleaseCompanyRow.class, "releaseId", "sequence");
  public static final CatalogTable<ReleaseIdentifierRow> RELEASE_IDENTIFIER =
      CatalogTable.of("release_identifier", ReleaseIdentifierRow.class, "releaseId", "sequence");
  public static final CatalogTable<ReleaseVideoRow> RELEASE_VIDEO =
      CatalogTable.of("release_video", ReleaseVideoRow.class, "releaseId", "sequence");
  public static final CatalogTable<TrackRow> TRACK =
      CatalogTable.of("track", TrackRow.class, "releaseId", "sequence");

  /// The one table in partitions, one for each [CreditRow#SCOPES]; the key holds within each.
  public static final CatalogTable<CreditRow> CREDIT =
      CatalogTable.of("credit", CreditRow.class, "releaseId", "trackSequence", "sequence");

  /// All of them, parents before children.
  public static final List<CatalogTable<? extends Record>> ALL =
      List.of(
          ARTIST,
          ARTIST_ALIAS,
          ARTIST_VARIATION,
          ARTIST_GROUP,
          ARTIST_MEMBER,
          ARTIST_URL,
          LABEL,
          SUBLABEL,
          LABEL_URL,
          MASTER,
          MASTER_ARTIST,
          MASTER_VIDEO,
          RELEASE,
          RELEASE_FORMAT,
          RELEASE_LABEL,
          RELEASE_SERIES,
          RELEASE_COMPANY,
          RELEASE_IDENTIFIER,
          RELEASE_VIDEO,
          TRACK,
          CREDIT);

  private CatalogTables() {}
}
