package creditgraph.catalog.table;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.row.ArtistAliasRow;
import creditgraph.catalog.row.ArtistRow;
import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.row.RecordRow;
import creditgraph.catalog.row.ReleaseRow;
import creditgraph.catalog.row.TrackRow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentHashTest {

  private static final TableContent<ArtistRow> ARTIST = TableContent.of(CatalogTables.ARTIST);
  private static final TableContent<ArtistAliasRow> ALIAS =
      TableContent.of(CatalogTables.ARTIST_ALIAS);
  private static final ArtistRow ADA = artist("Ada Vell", "Adela");

  private final ContentHash hash = new ContentHash();

  /// Never to be changed: a hash that differs makes every record of every month a changed one.
  @Test
  void staysAsItWas() {
    hash.start();
    hash.add(
        TableContent.of(CatalogTables.RELEASE),
        List.of(
            new ReleaseRow(
                7,
                "Accepted",
                "Östermalm 𝄞",
                "Sweden",
                "1999-03-00",
                1999,
                9,
                true,
                "one\r\ntwo",
                "Correct",
                List.of("Jazz", "Rock"),
                List.of(),
                RecordRow.NOT_HASHED)));
    hash.add(
        TableContent.of(CatalogTables.TRACK),
        List.of(new TrackRow(7, 0, -1, "A1", "Tidal", "7:24"), new TrackRow(7, 1, 0, "", "", "")));
    hash.add(
        TableContent.of(CatalogTables.CREDIT),
        List.of(
            new CreditRow(
                7,
                CreditRow.TRACK,
                0,
                0,
                41,
                "Ada",
                "A.",
                "&",
                "",
                List.of(),
                List.of(),
                List.of(),
                1,
                "",
                List.of(),
                "")));

    assertThat(Long.toHexString(hash.value())).isEqualTo("2617be8845e7a4b5");
  }

  @ParameterizedTest
  @MethodSource("columns")
  void everyContentColumnCountsAndNoOther(CatalogTable<?> table, CatalogColumn column) {
    assertThat(changes(table, column)).isEqualTo(column.content());
  }

  @Test
  void onlyIdsAndDerivedColumnsAreNoContent() {
    assertThat(
            CatalogTables.ALL.stream()
                .flatMap(table ->
                    table.columns().stream()
                        .filter(column -> !column.content())
                        .map(column -> table.name() + "." + column.name()))
                .filter(name -> !name.matches("\\w+\\.(id|\\w+_id|content_hash)")))
        .containsExactly(
            "release.year",
            "credit.role_names",
            "credit.role_details",
            "credit.role_categories",
            "credit.role_taxonomy",
            "credit.track_sequences",
            "credit.tracks_read");
  }

  @Test
  void textsNeverRunIntoEachOther() {
    assertThat(of(List.of(artist("Ada", "Vell")), List.of()))
        .isNotEqualTo(of(List.of(artist("AdaV", "ell")), List.of()))
        .isNotEqualTo(of(List.of(artist("AdaVell", "")), List.of()));
  }

  @Test
  void rowsCountInTheirOrderAndOnlyInTheirTable() {
    ArtistAliasRow one = new ArtistAliasRow(1, 0, 0, "One");
    ArtistAliasRow two = new ArtistAliasRow(1, 0, 0, "Two");

    assertThat(
            Stream.of(List.<ArtistAliasRow>of(), List.of(one), List.of(one, two), List.of(two, one))
                .map(aliases -> of(List.of(ADA), aliases)))
        .doesNotHaveDuplicates();
    hash.start();
    hash.add(ALIAS, List.of());
    hash.add(ALIAS, List.of(one));
    long second = hash.value();
    hash.start();
    hash.add(ALIAS, List.of(one));
    hash.add(ALIAS, List.of());
    assertThat(hash.value()).isNotEqualTo(second);
  }

  static Stream<Object[]> columns() {
    return CatalogTables.ALL.stream()
        .flatMap(table -> table.columns().stream().map(column -> new Object[] {table, column}));
  }

  /// Whether of two rows that differ in this column alone the hashes differ.
  private <R extends Record> boolean changes(CatalogTable<R> table, CatalogColumn column) {
    TableContent<R> content = TableContent.of(table);
    return Stream.of(SeededRows.of(table, 1, 1), SeededRows.differingIn(table, 1, column))
            .map(rows -> {
              hash.start();
              hash.add(content, rows);
              return hash.value();
            })
            .distinct()
            .count()
        == 2;
  }

  private long of(List<ArtistRow> artists, List<ArtistAliasRow> aliases) {
    hash.start();
    hash.add(ARTIST, artists);
    hash.add(ALIAS, aliases);
    return hash.value();
  }

  private static ArtistRow artist(String name, String realName) {
    return new ArtistRow(1, name, realName, "", "", RecordRow.NOT_HASHED);
  }
}
