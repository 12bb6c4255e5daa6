package creditgraph.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.game.ruleset.RulesetFile;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.graph.snapshot.SnapshotCheck;
import creditgraph.ingest.SmallDump;
import creditgraph.ingest.TestRuns;
import creditgraph.ingest.dump.DumpType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Members linked and aliases one person at once: Ada 1 goes by Night 2 too, and is all of her
/// Thing 3; the Band 10 is The Band UK 11 too. Credited are 1 and 10.
///
/// ```
/// Ada 1 ~~ The Band 10      Night 2 ~~ The Band UK 11      Ada 1 ~~ Thing 3      Bo 4 ~~ Thing 3
/// ```
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembersAsPersonsTest {

  private static final String ARTISTS =
      """
      <artist><id>1</id><name>Ada</name><aliases><name id="2">Night</name></aliases>
        <groups><name id="10">The Band</name><name id="3">Thing</name></groups></artist>
      <artist><id>2</id><name>Night</name><groups><name id="11">The Band UK</name></groups></artist>
      <artist><id>3</id><name>Thing</name><aliases><name id="1">Ada</name></aliases>
        <members><name id="1">Ada</name><name id="4">Bo</name></members></artist>
      <artist><id>4</id><name>Bo</name></artist>
      <artist><id>10</id><name>The Band</name></artist>
      <artist><id>11</id><name>The Band UK</name><aliases><name id="10">The Band</name></aliases></artist>
      """;

  private static final String RELEASES =
      """
      <release id="1"><artists><artist><id>1</id><name>Ada</name></artist></artists></release>
      <release id="2"><artists><artist><id>10</id><name>The Band</name></artist></artists></release>
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
            .with(DumpType.RELEASES, RELEASES)
            .write(temporary.resolve("dump"), "20260801");
    catalog = TestRuns.ingest(dataRoot, dump).catalog();
  }

  @Test
  void linksPersonsOncePerGroupAndNobodyWithThemselves() throws IOException {
    try (Snapshot snapshot = open("one-person")) {
      assertThat(memberships(snapshot)).containsExactlyInAnyOrder("The Band: Ada", "Ada: Bo");
      assertThat(SnapshotCheck.check(snapshot.directory()).faults()).isEmpty();
    }
  }

  @Test
  void linksEachRecordWhereTheyAreApart() throws IOException {
    try (Snapshot snapshot = open("apart")) {
      assertThat(memberships(snapshot)).containsExactlyInAnyOrder("The Band: Ada", "Thing: Ada");
    }
  }

  private Snapshot open(String aliases) throws IOException {
    String everyone = RulesetFile.shipped("everyone").text();
    return Snapshot.open(
        TestRuns.publish(
            dataRoot,
            catalog,
            RulesetFile.parse(
                "both.conf",
                everyone.replace("name = everyone", "name = " + aliases)
                    + "\nmembers = linked\naliases = %s\n".formatted(aliases))));
  }

  /// By group and member.
  private static List<String> memberships(Snapshot snapshot) {
    return snapshot.releaseOrdinals(0).stream().map(vertex -> names(snapshot, vertex)).toList();
  }

  private static String names(Snapshot snapshot, int membership) {
    int[] both = new int[2];
    snapshot.graph().artists(membership, both);
    int group = snapshot.isGroup(membership, both[0]) ? 0 : 1;
    return snapshot.artistName(both[group]) + ": " + snapshot.artistName(both[1 - group]);
  }
}
