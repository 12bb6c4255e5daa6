package creditgraph.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.game.ruleset.RulesetFile;
import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.CreditScope;
import creditgraph.graph.snapshot.EvidenceLine;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.ReleaseEntry.TrackLine;
import creditgraph.graph.snapshot.ReleaseLabel;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.graph.snapshot.SnapshotCheck;
import creditgraph.ingest.SmallDump;
import creditgraph.ingest.TestRuns;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A handful of invented people, small enough to follow by hand:
///
/// ```
/// Ada Vell ── 1 Dusk ── Bo Tarn ── 2 Dawn ── Cy Moor (no record)
/// Ada Vell ── 3 Gathering (compilation, three contributors) ── Bo Tarn, Di Falk
/// ```
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapshotBuildTest {

  private static final String ARTISTS =
      """
      <artist><id>1</id><name>Ada Vell (2)</name><namevariations><name>A. Vell</name><name>Vell</name>
      <name>Ada Vell (2)</name></namevariations></artist>
      <artist><id>2</id><name>Bo Tarn</name><aliases><name id="9">Tarnished</name>
      <name id="194">Various</name><name>Bo T.</name><name/><name id="9">Tarnished</name>
      </aliases></artist>
      <artist><id>4</id><name>Di Falk</name></artist>
      <artist><id>7</id><name>Nobody Yet</name></artist>
      <artist><id>194</id><name>Various</name></artist>
      """;

  private static final String RELEASES =
      """
      <release id="1"><artists>
        <artist><id>1</id><name>Ada Vell (2)</name><join>Meets</join></artist>
        <artist><id>2</id><name>Bo Tarn</name><anv>Bo T.</anv><join>,</join></artist></artists>
      <title>Dusk</title><country>Sweden</country><released>1999-03-00</released>
      <master_id>5</master_id>
      <formats><format name="Vinyl" qty="2" text=""><descriptions><description>LP</description>
      <description>Album</description></descriptions></format></formats>
      <extraartists><artist><id>1</id><name>Ada Vell (2)</name><role>Producer, Guitar</role>
      <tracks>A1 to A2</tracks></artist>
      <artist><name>Unlinked Name</name><role>Bass</role></artist></extraartists>
      <tracklist>
      <track><title>Side A</title></track>
      <track><position>A1</position><title>One</title><extraartists>
        <artist><id>2</id><name>Bo Tarn</name><role>Drums</role></artist></extraartists></track>
      <track><position>A2</position><title>Two</title></track>
      <track><title>Suite</title><sub_tracks><track><position>B1</position><title>Three</title>
        <extraartists><artist><id>2</id><name>Bo Tarn</name><role>Drums</role></artist>
        </extraartists></track></sub_tracks></track>
      </tracklist></release>
      <release id="2"><artists><artist><id>2</id><name>Bo Tarn</name></artist></artists>
      <title>Dawn</title><extraartists>
      <artist><id>3</id><name>Cy Moor</name><role>Vocals</role></artist>
      <artist><id>4</id><name>Di Falk</name><role>Artwork</role></artist></extraartists></release>
      <release id="3"><artists><artist><id>194</id><name>Various</name></artist></artists>
      <title>Gathering</title><formats><format name="CD" qty="1" text=""><descriptions>
      <description>Compilation</description></descriptions></format></formats><tracklist>
      <track><artists><artist><id>1</id><name>Ada Vell (2)</name></artist></artists></track>
      <track><artists><artist><id>2</id><name>Bo Tarn</name></artist></artists></track>
      <track><artists><artist><id>4</id><name>Di Falk</name></artist></artists></track>
      </tracklist></release>
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
  void takesEveryLinkedCreditForEveryone() throws IOException {
    try (Snapshot snapshot = open("everyone")) {
      Manifest manifest = snapshot.manifest();
      assertThat(manifest.sourceMonth()).isEqualTo("2026-08");
      assertThat(manifest.releaseCount()).isEqualTo(3);
      assertThat(ids(snapshot)).containsExactlyInAnyOrder(1, 2, 3, 4);
      assertThat(manifest.creditCount()).isEqualTo(2 + 3 + 3);
    }
  }

  @Test
  void takesWhatPerformersCountOnly() throws IOException {
    try (Snapshot snapshot = open("performers")) {
      assertThat(ids(snapshot)).as("no artwork, no compilation").containsExactlyInAnyOrder(1, 2, 3);
      assertThat(snapshot.manifest().releaseCount()).isEqualTo(2);
    }
  }

  @Test
  void leavesOutReleasesWithMoreContributorsThanAllowed() throws IOException {
    String everyone = RulesetFile.shipped("everyone").text();
    var two =
        RulesetFile.parse(
            "two.conf",
            everyone.replace("name = everyone", "name = two") + "\nmax-contributors = 2\n");
    try (Snapshot snapshot = Snapshot.open(TestRuns.publish(dataRoot, catalog, two))) {
      assertThat(snapshot.manifest().releaseCount()).isEqualTo(1);
      assertThat(snapshot.releaseOrdinal(1)).isNotNegative();
    }
  }

  @Test
  void labelsAReleaseAsItsSleeveDoes() throws IOException {
    try (Snapshot snapshot = open("everyone")) {
      ReleaseLabel label = snapshot.label(snapshot.releaseOrdinal(1));
      assertThat(label.title()).isEqualTo("Dusk");
      assertThat(label.headline()).isEqualTo("Ada Vell Meets Bo T.");
      assertThat(label.year()).isEqualTo(1999);
      assertThat(label.country()).isEqualTo("Sweden");
      assertThat(label.formats()).containsExactly("2 × Vinyl, LP, Album");
      assertThat(label.masterId()).isEqualTo(5);
      assertThat(label.trackCount()).as("heading, parent and sub-track included").isEqualTo(5);
    }
  }

  @Test
  void provesByCreditsWithTheirTracksOnce() throws IOException {
    try (Snapshot snapshot = open("everyone")) {
      int dusk = snapshot.releaseOrdinal(1);

      List<EvidenceLine> bo = snapshot.evidence(dusk, snapshot.artistOrdinal(2));
      assertThat(bo)
          .extracting(EvidenceLine::scope)
          .containsExactly(CreditScope.MAIN, CreditScope.TRACK_EXTRA);
      assertThat(bo.get(0).anv()).isEqualTo("Bo T.");
      assertThat(bo.get(1).role()).isEqualTo("Drums");
      assertThat(bo.get(1).tracks())
          .containsExactly(new TrackLine("A1", "One"), new TrackLine("B1", "Three"));

      List<EvidenceLine> ada = snapshot.evidence(dusk, snapshot.artistOrdinal(1));
      assertThat(ada.get(1).role()).isEqualTo("Producer, Guitar");
      assertThat(ada.get(1).trackText()).isEqualTo("A1 to A2");
    }
  }

  @Test
  void namesArtistsByTheirRecordAndElseByTheirCredits() throws IOException {
    try (Snapshot snapshot = open("everyone")) {
      assertThat(snapshot.artistName(snapshot.artistOrdinal(1))).isEqualTo("Ada Vell (2)");
      assertThat(snapshot.artistName(snapshot.artistOrdinal(3))).isEqualTo("Cy Moor");
      assertThat(snapshot.artist(snapshot.artistOrdinal(1)).variations())
          .containsExactlyInAnyOrder("A. Vell", "Vell");
      assertThat(snapshot.artist(snapshot.artistOrdinal(2)).variations()).containsExactly("Bo T.");
    }
  }

  @Test
  void keepsAliasesThatNameSomebodyAndAreNoVariations() throws IOException {
    try (Snapshot snapshot = open("everyone")) {
      assertThat(snapshot.artist(snapshot.artistOrdinal(2)).aliases())
          .as("no placeholder, nothing blank, none twice")
          .containsExactly("Tarnished");
      assertThat(snapshot.artist(snapshot.artistOrdinal(1)).aliases()).isEmpty();
      assertThat(SnapshotCheck.check(snapshot.directory()).faults()).isEmpty();
    }
  }

  @Test
  void keepsTheFirstFiftyVariationsThePrintedOnesBeforeThemAndTheFirstFiftyAliases(
      @TempDir Path other) throws IOException {
    String listed = names("V");
    Path dump =
        new SmallDump()
            .with(
                DumpType.ARTISTS,
                "<artist><id>1</id><name>Ada</name><namevariations><name/><name>V0</name>"
                    + listed
                    + "</namevariations><aliases>"
                    + names("A")
                    + "</aliases></artist>")
            .with(
                DumpType.RELEASES,
                """
                <release id="1"><artists><artist><id>1</id><name>Ada</name><anv>Printed</anv></artist>
                <artist><id>2</id><name/></artist></artists></release>
                <release id="2"><artists><artist><id>2</id><name>Found Later</name></artist>
                </artists></release>
                """)
            .write(other.resolve("dump"), "20260801");
    CatalogLayout many = TestRuns.ingest(other.resolve("var"), dump).catalog();

    try (Snapshot snapshot =
        Snapshot.open(TestRuns.publish(other.resolve("var"), many, "everyone"))) {
      assertThat(snapshot.artist(snapshot.artistOrdinal(1)).variations())
          .hasSize(ArtistNames.MAX_VARIATIONS)
          .startsWith("Printed", "V0", "V1")
          .doesNotHaveDuplicates()
          .endsWith("V48");
      assertThat(snapshot.artist(snapshot.artistOrdinal(1)).aliases())
          .hasSize(ArtistNames.MAX_ALIASES)
          .startsWith("A0", "A1")
          .endsWith("A49");
      assertThat(snapshot.artistName(snapshot.artistOrdinal(2))).isEqualTo("Found Later");
    }
  }

  @Test
  void namesArtistsByTheirRecordsWhateverTheirOrder(@TempDir Path other) throws IOException {
    Path dump =
        new SmallDump()
            .with(
                DumpType.ARTISTS,
                """
                <artist><id>9</id><name>Nobody Here</name></artist>
                <artist><id>4</id><name>Di Falk</name></artist>
                <artist><id>2</id><name>Bo Tarn</name></artist>
                """)
            .with(
                DumpType.RELEASES,
                """
                <release id="1"><artists><artist><id>4</id><name>Di Falk</name><anv>Di</anv></artist>
                <artist><id>2</id><name>Bo Tarn</name><anv>Bo T.</anv></artist></artists></release>
                """)
            .write(other.resolve("dump"), "20260801");
    CatalogLayout descending = TestRuns.ingest(other.resolve("var"), dump).catalog();

    try (Snapshot snapshot =
        Snapshot.open(TestRuns.publish(other.resolve("var"), descending, "everyone"))) {
      assertThat(snapshot.artist(snapshot.artistOrdinal(2)))
          .isEqualTo(new ArtistEntry(2, "Bo Tarn", List.of("Bo T.")));
      assertThat(snapshot.artist(snapshot.artistOrdinal(4)))
          .isEqualTo(new ArtistEntry(4, "Di Falk", List.of("Di")));
    }
  }

  @Test
  void givesTheSameFingerprintAgain() throws IOException {
    Path first = TestRuns.publish(dataRoot, catalog, "studio");
    Path second = TestRuns.publish(dataRoot, catalog, "studio");

    assertThat(second).isEqualTo(first);
  }

  @Test
  void refusesAMonthThatIsNotThere() {
    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() ->
            TestRuns.publish(dataRoot, CatalogLayout.ofMonth(dataRoot, "1999-01"), "everyone"))
        .withMessageContaining("1999-01")
        .withMessageContaining("Ingest the month first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<release id=\"4\"/>"})
  void refusesADumpThatHasAReleaseTwiceAndPublishesNothing(String between, @TempDir Path other)
      throws IOException {
    Path otherRoot = other.resolve("var");
    String release =
        "<release id=\"3\"><artists><artist><id>1</id><name>A</name></artist></artists></release>";
    Path dump =
        new SmallDump()
            .with(DumpType.RELEASES, release + between + release)
            .write(other.resolve("dump"), "20260801");
    CatalogLayout twice = TestRuns.ingest(otherRoot, dump).catalog();

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> TestRuns.publish(otherRoot, twice, "everyone"))
        .withMessageContaining("release 3 twice");
    assertThat(otherRoot.resolve("graph")).doesNotExist();
  }

  private static String names(String prefix) {
    return IntStream.range(0, 60)
        .mapToObj(number -> "<name>%s%d</name>".formatted(prefix, number))
        .collect(Collectors.joining());
  }

  private Snapshot open(String ruleset) throws IOException {
    return Snapshot.open(TestRuns.publish(dataRoot, catalog, ruleset));
  }

  private static List<Integer> ids(Snapshot snapshot) {
    return IntStream.range(0, snapshot.manifest().artistCount())
        .mapToObj(snapshot::artistId)
        .toList();
  }
}
