package creditgraph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.testkit.world.Truth;
import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A generated world, whose writer counted what it wrote.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorldTruthTest {

  @TempDir private static Path temporary;
  private Path dataRoot;
  private Truth truth;
  private IngestResult result;

  @BeforeAll
  void ingestOnce() throws IOException {
    dataRoot = temporary.resolve("var");
    Path dump = temporary.resolve("dump");
    truth = WorldFiles.write(World.of(1_000, 5, LocalDate.of(2026, 11, 1)), dump, (_, _, _) -> {});
    result = TestRuns.ingest(dataRoot, dump);
  }

  @Test
  void everyTableHasTheRowsThatWereWritten() {
    assertThat(result.manifest().month()).isEqualTo("2026-11");
    assertThat(result.manifest().rejects()).isZero();
    assertThat(result.manifest().rows()).containsAllEntriesOf(truth.rows());
  }

  @Test
  void knowsEveryElementOfTodaysLayout() {
    assertThat(result.reports()).allSatisfy(type -> assertThat(type.drift()).isEmpty());
  }

  @Test
  void everyCreditKeepsItsParts() throws IOException {
    List<CreditRow> credits =
        TestRuns.rows(result.catalog().table(CatalogTables.CREDIT), CatalogTables.CREDIT);

    assertThat(credits)
        .filteredOn(credit -> credit.artistId() == 0)
        .hasSize(Math.toIntExact(truth.figure("unlinkedCredits")));
    assertThat(credits)
        .filteredOn(credit -> !credit.anv().isEmpty())
        .hasSize(Math.toIntExact(truth.figure("creditsWithAnv")));
    assertThat(credits)
        .filteredOn(credit -> !credit.tracks().isEmpty())
        .hasSize(Math.toIntExact(truth.figure("creditsLimitedToTracks")))
        .allSatisfy(credit -> {
          assertThat(credit.tracksRead()).as(credit.tracks()).isEqualTo(CreditRow.TRACKS_READ);
          assertThat(credit.trackSequences()).isNotEmpty();
        });
  }

  @Test
  void everyLinkedPairIsAnEdgeForEveryone() throws IOException {
    Manifest snapshot = Manifest.read(TestRuns.publish(dataRoot, result.catalog(), "everyone"));

    assertThat(snapshot.creditCount()).isEqualTo(truth.figure("artistReleasePairs"));
  }
}
