package creditgraph.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.game.ruleset.RulesetFile;
import creditgraph.graph.search.CreditPath;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.graph.snapshot.SnapshotCheck;
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

/// A band that is credited nowhere, and one that has a member who is not:
///
/// ```
/// Ada 1 ── Dusk 1 ── Bo 2 ~~ The Band 10 ~~ Cy 3 ── Dawn 2 ── Di 4 (a group) ~~ Ed 5
///
/// Ada ~~ Various 194      Bo ~~ 99, no record      Fay 6 ~~ The Unheard 11      Ed ~~ The Unheard
/// ```
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembersLinkedTest {

  private static final String ARTISTS =
      """
      <artist><id>1</id><name>Ada</name><groups><name id="194">Various</name></groups></artist>
      <artist><id>2</id><name>Bo</name><groups><name id="10">The Band</name>
        <name id="99">No Record</name></groups></artist>
      <artist><id>3</id><name>Cy</name></artist>
      <artist><id>4</id><name>Di</name><members><name id="5">Ed</name></members></artist>
      <artist><id>5</id><name>Ed</name><groups><name id="11">The Unheard</name></groups></artist>
      <artist><id>6</id><name>Fay</name></artist>
      <artist><id>10</id><name>The Band</name><members><name id="2">Bo</name><name id="3">Cy</name>
        </members></artist>
      <artist><id>11</id><name>The Unheard</name><members><name id="6">Fay</name></members></artist>
      <artist><id>194</id><name>Various</name></artist>
      """;

  @TempDir private static Path temporary;
  private Path dataRoot;
  private CatalogLayout catalog;

  @BeforeAll
  void ingestOnce() throws IOException {
    dataRoot = temporary.resolve("var");
    Path dump =
        new SmallDump()
            .with(DumpType.ARTISTS, ARTISTS)
            .with(DumpType.RELEASES, release(1, 1, 2) + release(2, 3, 4))
            .write(temporary.resolve("dump"), "20260801");
    catalog = TestRuns.ingest(dataRoot, dump).catalog();
  }

  @Test
  void leadsThroughTheBand() throws IOException {
    try (Snapshot snapshot = open(linked())) {
      CreditPath path = route(snapshot, 1, 4);

      assertThat(artists(snapshot, path)).containsExactly(1, 2, 10, 3, 4);
      assertThat(releases(snapshot, path)).containsExactly(1, 0, 0, 2);
      int joined = path.release(1);
      assertThat(snapshot.isMembership(joined)).isTrue();
      assertThat(snapshot.isGroup(joined, snapshot.artistOrdinal(10))).isTrue();
      assertThat(snapshot.isGroup(joined, snapshot.artistOrdinal(2))).isFalse();
      assertThat(snapshot.isMembership(path.release(0))).isFalse();
    }
  }

  @Test
  void linksEachPairOnceWhoeverNamesTheOther() throws IOException {
    try (Snapshot snapshot = open(linked())) {
      assertThat(snapshot.releaseOrdinals(0))
          .as("The Band with Bo, named by both, and with Cy; Di with Ed")
          .hasSize(3);
    }
  }

  @Test
  void bringsInWhoIsLinkedWithSomebodyCredited() throws IOException {
    try (Snapshot snapshot = open(linked())) {
      assertThat(snapshot.artistName(snapshot.artistOrdinal(10))).isEqualTo("The Band");
      assertThat(snapshot.artistName(snapshot.artistOrdinal(5))).isEqualTo("Ed");
    }
  }

  @Test
  void passesEveryCheck() throws IOException {
    try (Snapshot snapshot = open(linked())) {
      assertThat(SnapshotCheck.check(snapshot.directory()).faults()).isEmpty();
    }
  }

  @Test
  void linksNobodyWhereNeitherIsCreditedNorPlaceholdersNorWhoHasNoRecord() throws IOException {
    try (Snapshot snapshot = open(linked())) {
      for (int left : new int[] {6, 11, 99, 194}) {
        assertThat(snapshot.artistOrdinal(left)).as("artist %d", left).isEqualTo(Snapshot.ABSENT);
      }
    }
  }

  @Test
  void keepsThemApartUnlessTheRulesetSaysOtherwise() throws IOException {
    try (Snapshot snapshot = open(RulesetFile.shipped("everyone"))) {
      assertThat(snapshot.artistOrdinal(10)).isEqualTo(Snapshot.ABSENT);
      assertThat(snapshot.releaseOrdinals(0)).isEmpty();
    }
  }

  private static Ruleset linked() {
    String everyone = RulesetFile.shipped("everyone").text();
    return RulesetFile.parse(
        "linked.conf",
        everyone.replace("name = everyone", "name = linked") + "\nmembers = linked\n");
  }

  private Snapshot open(Ruleset ruleset) throws IOException {
    return Snapshot.open(TestRuns.publish(dataRoot, catalog, ruleset));
  }

  private static CreditPath route(Snapshot snapshot, int from, int to) {
    SearchOutcome outcome =
        ShortestPath.find(
            snapshot.graph(),
            snapshot.artistOrdinal(from),
            snapshot.artistOrdinal(to),
            SearchBudget.standard(),
            SearchScratch.create());
    return ((SearchOutcome.Found) outcome).path();
  }

  private static List<Integer> artists(Snapshot snapshot, CreditPath path) {
    return IntStream.rangeClosed(0, path.length())
        .mapToObj(hop -> snapshot.artistId(path.artist(hop)))
        .toList();
  }

  private static List<Integer> releases(Snapshot snapshot, CreditPath path) {
    return IntStream.range(0, path.length())
        .mapToObj(hop -> snapshot.releaseId(path.release(hop)))
        .toList();
  }

  private static String release(int id, int one, int other) {
    return """
    <release id="%d"><artists><artist><id>%d</id><name>A</name></artist>
    <artist><id>%d</id><name>B</name></artist></artists><title>T</title></release>
    """
        .formatted(id, one, other);
  }
}
