package creditgraph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.progress.ProgressTo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealSetsTest {

  @TempDir private Path dataRoot;

  @ParameterizedTest
  @CsvSource({
    // set, month, releases, artists, labels, masters
    "electronic-2015, undated, 1700, 5560, 656, 396",
    "sample-2020-08, 2020-08, 500, 500, 500, 500",
    "head50-2020, undated, 50, 50, 50, 50",
    "head-2019-11, undated, 8, 27, 5, 46",
    "head-2017-04, 2017-04, 10, 27, 5, 47",
    "head-2020s, undated, 3, 4, 4, 3",
    "layout-2025, undated, 6, 19, 9, 0",
    "old-2014, undated, 6, 4, 0, 18",
    "synthetic-15k, 2026-08, 15000, 7878, 1860, 1995",
  })
  void readsEveryRecordOfEverySetAndKnowsEveryElement(
      String set, String month, long releases, long artists, long labels, long masters)
      throws IOException {
    IngestResult result = ingest(set);

    assertThat(result.month()).startsWith(month);
    assertThat(result.manifest().rejects()).isZero();
    assertThat(result.manifest().rows())
        .containsEntry("release", releases)
        .containsEntry("artist", artists)
        .containsEntry("label", labels)
        .containsEntry("master", masters);
    assertThat(result.types()).allSatisfy(type -> assertThat(type.drift()).isEmpty());
    assertThat(result.types()).allSatisfy(type -> assertThat(type.repairs().total()).isZero());
  }

  @Test
  void countsTheCreditsOfTheElectronicSetInAllSixPlaces() throws IOException {
    IngestResult result = ingest("electronic-2015");

    assertThat(result.manifest().rows())
        .containsEntry("credit/scope=main", 1750L)
        .containsEntry("credit/scope=extra", 3657L)
        .containsEntry("credit/scope=track", 9325L)
        .containsEntry("credit/scope=track-extra", 8369L)
        .containsEntry("track", 16_597L + 115)
        .containsEntry("release_company", 2576L)
        .containsEntry("release_identifier", 2953L)
        .containsEntry("release_format", 1755L)
        .containsEntry("release_label", 1970L)
        .containsEntry("artist_alias", 10_515L)
        .containsEntry("artist_variation", 22_091L)
        .containsEntry("master_artist", 408L);
    CatalogLayout catalog = new CatalogLayout(result.catalog());
    long unlinked = 0;
    try (CatalogReader<CreditRow> credits =
        CatalogReader.open(catalog.table(CatalogTables.CREDIT), CatalogTables.CREDIT)) {
      while (credits.hasNext()) {
        if (credits.next().artistId() == 0) {
          unlinked++;
        }
      }
    }
    assertThat(unlinked).isEqualTo(857);
  }

  @Test
  void keepsTheLastLayoutsCreditsWithoutIdsAsUnlinked() throws IOException {
    IngestResult result = ingest("layout-2025");

    Map<Boolean, Long> linked;
    CatalogLayout catalog = new CatalogLayout(result.catalog());
    try (CatalogReader<CreditRow> credits =
        CatalogReader.open(catalog.credits(CreditRow.EXTRA), CatalogTables.CREDIT)) {
      Iterable<CreditRow> rows = () -> credits;
      linked =
          java.util.stream.StreamSupport.stream(rows.spliterator(), false)
              .collect(Collectors.partitioningBy(c -> c.artistId() != 0, Collectors.counting()));
    }
    assertThat(linked).containsEntry(true, 403L).containsEntry(false, 8L);
  }

  private IngestResult ingest(String set) throws IOException {
    return Ingest.run(
        IngestSettings.of(
                dataRoot, RealRecords.set(set), new ProgressTo(line -> {}, Duration.ofMinutes(1)))
            .mayBeAbsent(Set.of(DumpType.LABELS, DumpType.MASTERS)));
  }
}
