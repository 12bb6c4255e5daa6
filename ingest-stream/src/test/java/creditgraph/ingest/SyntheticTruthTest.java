package creditgraph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.row.ReleaseRow;
import creditgraph.catalog.row.TrackRow;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.CatalogTable;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.graph.snapshot.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The generated set of 15,000 releases against every figure its own generator wrote beside it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyntheticTruthTest {

  @TempDir private static Path dataRoot;
  private JsonNode truth;
  private IngestResult result;

  @BeforeAll
  void ingestOnce() throws IOException {
    Path set = RealRecords.set("synthetic-15k");
    try (Stream<Path> files = Files.list(set)) {
      Path file = files.filter(f -> f.toString().endsWith("_truth.json")).findFirst().orElseThrow();
      truth = new ObjectMapper().readTree(file.toFile());
    }
    result = TestRuns.ingest(dataRoot, set);
  }

  @Test
  void readsEveryRecord() {
    assertThat(result.manifest().month()).isEqualTo("2026-08");
    assertThat(result.manifest().rejects()).isZero();
    assertThat(result.reports())
        .hasSize(4)
        .allSatisfy(type ->
            assertThat(type.records())
                .as(type.type())
                .isEqualTo(truth.at("/files/%s/records".formatted(type.type())).asLong()));
  }

  @Test
  void knowsEveryElementAndRepairsNothing() {
    assertThat(result.reports())
        .allSatisfy(type -> {
          assertThat(type.drift()).isEmpty();
          assertThat(type.repairs().total()).isZero();
        });
  }

  @Test
  void readsEveryCreditOfEveryPlace() throws IOException {
    assertThat(result.manifest().rows())
        .containsEntry("credit/scope=main", figure("main_artist_rows"))
        .containsEntry("credit/scope=extra", figure("release_extraartist_rows"))
        .containsEntry("credit/scope=track", figure("track_artist_rows"))
        .containsEntry("credit/scope=track-extra", figure("track_extraartist_rows"));
    assertThat(count(CatalogTables.CREDIT, (CreditRow credit) -> credit.artistId() == 0))
        .isEqualTo(figure("unlinked_rows"));
  }

  @Test
  void readsEveryTrackAndMaster() throws IOException {
    assertThat(count(CatalogTables.TRACK, (TrackRow track) -> track.parent() < 0))
        .isEqualTo(figure("top_level_tracks"));
    assertThat(count(CatalogTables.RELEASE, (ReleaseRow release) -> release.masterId() != 0))
        .isEqualTo(figure("with_master"));
  }

  @Test
  void joinsEveryPairThatIsLinked() throws IOException {
    Set<Long> pairs = new HashSet<>();
    Predicate<CreditRow> linkedForTheFirstTime =
        credit ->
            credit.artistId() != 0
                && pairs.add((long) credit.releaseId() << 32 | credit.artistId());
    assertThat(count(CatalogTables.CREDIT, linkedForTheFirstTime))
        .isEqualTo(figure("distinct_linked_artist_release_pairs"));

    Manifest snapshot = Manifest.read(TestRuns.publish(dataRoot, result.catalog(), "everyone"));
    assertThat(snapshot.creditCount()).isEqualTo(figure("distinct_pairs_excl_placeholder_artists"));
    assertThat(snapshot.largestComponentArtists()).isEqualTo(7047);
    assertThat(snapshot.largestComponentReleases()).isEqualTo(14_497);
  }

  private long figure(String name) {
    JsonNode figure = truth.at("/releases/" + name);
    assertThat(figure.isIntegralNumber()).as(name).isTrue();
    return figure.asLong();
  }

  private <R extends Record> long count(CatalogTable<R> table, Predicate<R> wanted)
      throws IOException {
    CatalogLayout catalog = result.catalog();
    long count = 0;
    try (CatalogReader<R> rows = CatalogReader.open(catalog.table(table), table)) {
      while (rows.hasNext()) {
        if (wanted.test(rows.next())) {
          count++;
        }
      }
    }
    return count;
  }
}
