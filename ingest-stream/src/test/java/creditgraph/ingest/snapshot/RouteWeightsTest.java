package creditgraph.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.game.ruleset.RouteWeights;
import creditgraph.game.ruleset.RulesetFile;
import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.CreditPath;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.WeightedOutcome;
import creditgraph.graph.search.WeightedPath;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.ingest.SmallDump;
import creditgraph.ingest.TestRuns;
import creditgraph.ingest.dump.DumpType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a ruleset says about costs, read back from a snapshot's manifest alone, steers the search.
///
/// ```
/// Ada 1 ── 10 Sampler, Compilation ── Cy 3
///    ├──── 11 Dusk ── Bo 2 ── 12 Dawn ──┤
///    └──── 13 Desk ── Ed 4, engineer ── 14 Tape ──┘
/// ```
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteWeightsTest {

  @TempDir private static Path temporary;
  private Path dataRoot;
  private CatalogLayout catalog;

  @BeforeAll
  void ingestOnce() throws IOException {
    dataRoot = temporary.resolve("var");
    Path dump =
        new SmallDump()
            .with(
                DumpType.RELEASES,
                release(10, "Compilation", main(1) + main(3), "")
                    + release(11, "Album", main(1) + main(2), "")
                    + release(12, "Album", main(2) + main(3), "")
                    + release(13, "Single", main(1), engineer(4))
                    + release(14, "Single", main(3), engineer(4)))
            .write(temporary.resolve("dump"), "20260801");
    catalog = TestRuns.ingest(dataRoot, dump).catalog();
  }

  @Test
  void takesTheCompilationWhereItIsFree() throws IOException {
    assertThat(cheapest("free", "")).containsExactly(10);
  }

  @Test
  void goesRoundACompilationThatCosts() throws IOException {
    assertThat(cheapest("band", "formats { Compilation = 20 }, roles { engineering = 3 }"))
        .containsExactly(11, 12);
  }

  @Test
  void goesThroughTheEngineerWhereTheBandCostsMore() throws IOException {
    assertThat(cheapest("desk", "formats { Compilation = 30, Album = 9 }, roles { main = 0 }"))
        .containsExactly(13, 14);
  }

  private List<Integer> cheapest(String name, String weights) throws IOException {
    String text =
        """
        name = %s
        version = 1
        description = weighed
        scopes = [main, extra]
        roles = all
        placeholders = [{ id = 194, name = Various }]
        weights { %s }
        """
            .formatted(name, weights);
    Path published = TestRuns.publish(dataRoot, catalog, RulesetFile.parse(name + ".conf", text));
    try (Snapshot snapshot = Snapshot.open(published)) {
      return cheapest(snapshot);
    }
  }

  private static List<Integer> cheapest(Snapshot snapshot) {
    RouteWeights weights =
        RulesetFile.parse("manifest", snapshot.manifest().rulesetText()).weights();
    WeightedOutcome outcome =
        WeightedPath.find(
            snapshot.graph(),
            snapshot.artistOrdinal(1),
            snapshot.artistOrdinal(3),
            weights.costs(),
            snapshot.creditRoles(),
            snapshot.formatFees(weights.formatFees()),
            SearchBudget.standard(),
            Cancellation.never(),
            SearchScratch.create());
    CreditPath path = ((WeightedOutcome.Found) outcome).path();
    return IntStream.range(0, path.length())
        .mapToObj(hop -> snapshot.releaseId(path.release(hop)))
        .toList();
  }

  private static String release(int id, String description, String artists, String extra) {
    return """
    <release id="%d"><artists>%s</artists><title>T</title><formats><format name="CD" qty="1" text="">
    <descriptions><description>%s</description></descriptions></format></formats>
    <extraartists>%s</extraartists></release>
    """
        .formatted(id, artists, description, extra);
  }

  private static String main(int artist) {
    return "<artist><id>%d</id><name>A%d</name></artist>".formatted(artist, artist);
  }

  private static String engineer(int artist) {
    return "<artist><id>%d</id><name>A%d</name><role>Recorded By</role></artist>"
        .formatted(artist, artist);
  }
}
