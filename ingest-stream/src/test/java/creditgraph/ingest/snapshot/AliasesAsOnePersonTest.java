package creditgraph.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.game.ruleset.RulesetFile;
import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.CreditScope;
import creditgraph.graph.snapshot.EvidenceLine;
import creditgraph.graph.snapshot.ReleaseEntry.TrackLine;
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

/// One person under four records, linked in a chain that each end states once:
///
/// ```
/// Ada Vell 1 ──▶ Nightjar 2 ◀── Tern (2) 3 ◀── Quiet 9 (never credited)
///                Bo 5 ──▶ Various 194 ──▶ Cy 6       (a placeholder joins nobody)
/// ```
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AliasesAsOnePersonTest {

  private static final String ARTISTS =
      """
      <artist><id>1</id><name>Ada Vell</name><namevariations><name>A. Vell</name></namevariations>
      <aliases><name id="2">Nightjar</name><name>Unnumbered</name></aliases></artist>
      <artist><id>2</id><name>Nightjar</name></artist>
      <artist><id>3</id><name>Tern (2)</name><aliases><name id="2">Nightjar</name>
      <name id="77">No Record</name></aliases></artist>
      <artist><id>5</id><name>Bo</name><aliases><name id="194">Various</name></aliases></artist>
      <artist><id>6</id><name>Cy</name></artist>
      <artist><id>9</id><name>Quiet</name><aliases><name id="3">Tern (2)</name></aliases></artist>
      <artist><id>194</id><name>Various</name><aliases><name id="6">Cy</name>
      <name id="1">Ada Vell</name></aliases></artist>
      """;

  private static final String RELEASES =
      """
      <release id="10"><artists><artist><id>1</id><name>Ada Vell</name></artist>
        <artist><id>5</id><name>Bo</name></artist></artists><title>Dusk</title>
        <extraartists><artist><id>2</id><name>Nightjar</name><role>Guitar</role></artist>
        <artist><id>3</id><name>Tern (2)</name><role>Drums</role></artist></extraartists>
        <tracklist><track><position>A1</position><title>One</title><artists>
        <artist><id>2</id><name>Nightjar</name><anv>N.J.</anv></artist></artists></track></tracklist>
      </release>
      <release id="11"><artists><artist><id>2</id><name>Nightjar</name></artist>
        <artist><id>6</id><name>Cy</name></artist></artists><title>Dawn</title></release>
      <release id="12"><artists><artist><id>3</id><name>Tern (2)</name></artist>
        <artist><id>2</id><name>Nightjar</name></artist></artists><title>Alone</title></release>
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
  void makesOneArtistOfLinkedRecordsNamedByTheMostCredited() throws IOException {
    try (Snapshot snapshot = onePerson()) {
      assertThat(ids(snapshot)).containsExactlyInAnyOrder(2, 5, 6);
      assertThat(snapshot.artistName(snapshot.artistOrdinal(2))).isEqualTo("Nightjar");
      assertThat(SnapshotCheck.check(snapshot.directory()).faults()).isEmpty();
    }
  }

  @Test
  void leadsFromTheIdOfEveryRecordToThePerson() throws IOException {
    try (Snapshot snapshot = onePerson()) {
      int person = snapshot.artistOrdinal(2);
      assertThat(snapshot.artistOrdinal(1)).isEqualTo(person);
      assertThat(snapshot.artistOrdinal(3)).isEqualTo(person);
      assertThat(snapshot.artistOrdinal(9)).as("never credited").isEqualTo(person);
      assertThat(snapshot.artistOrdinal(77)).as("no record").isEqualTo(Snapshot.ABSENT);
      assertThat(snapshot.artistOrdinal(194)).isEqualTo(Snapshot.ABSENT);
    }
  }

  @Test
  void keepsTheNamesOfAllRecords() throws IOException {
    try (Snapshot snapshot = onePerson()) {
      assertThat(snapshot.artist(snapshot.artistOrdinal(2)))
          .isEqualTo(
              new ArtistEntry(
                  2,
                  "Nightjar",
                  List.of("Ada Vell", "Tern (2)", "Quiet", "N.J.", "A. Vell"),
                  List.of("Unnumbered", "No Record")));
    }
  }

  @Test
  void printsTheNameUnderWhichEachCreditWasGiven() throws IOException {
    try (Snapshot snapshot = onePerson()) {
      int dusk = snapshot.releaseOrdinal(10);
      assertThat(snapshot.label(dusk).people()).isEqualTo(2);
      assertThat(snapshot.label(dusk).headline()).isEqualTo("Ada Vell, Bo");
      assertThat(snapshot.evidence(dusk, snapshot.artistOrdinal(1)))
          .containsExactly(
              new EvidenceLine(CreditScope.MAIN, "", "Ada Vell", "", List.of()),
              new EvidenceLine(CreditScope.EXTRA, "Guitar", "", "", List.of()),
              new EvidenceLine(CreditScope.EXTRA, "Drums", "Tern (2)", "", List.of()),
              new EvidenceLine(
                  CreditScope.TRACK, "", "N.J.", "", List.of(new TrackLine("A1", "One"))));
    }
  }

  @Test
  void countsThePersonOnceOnARelease() throws IOException {
    try (Snapshot snapshot = onePerson()) {
      assertThat(snapshot.label(snapshot.releaseOrdinal(12)).people()).isEqualTo(1);
      assertThat(snapshot.artistReleases(snapshot.artistOrdinal(2))).isEqualTo(3);
      assertThat(snapshot.manifest().creditCount()).isEqualTo(2 + 2 + 1);
    }
  }

  @Test
  void givesTheSameFingerprintAgain() throws IOException {
    Path first = TestRuns.publish(dataRoot, catalog, ruleset());
    Path second = TestRuns.publish(dataRoot, catalog, ruleset());

    assertThat(second).isEqualTo(first);
  }

  @Test
  void keepsRecordsApartUnlessTold() throws IOException {
    try (Snapshot snapshot = Snapshot.open(TestRuns.publish(dataRoot, catalog, "everyone"))) {
      assertThat(ids(snapshot)).containsExactlyInAnyOrder(1, 2, 3, 5, 6);
      assertThat(snapshot.artistOrdinal(9)).isEqualTo(Snapshot.ABSENT);
    }
  }

  @Test
  void goesByTheLowestIdAmongEquals(@TempDir Path other) throws IOException {
    Path dump =
        new SmallDump()
            .with(
                DumpType.ARTISTS,
                """
                <artist><id>4</id><name>Late</name><aliases><name id="3">Early</name></aliases></artist>
                <artist><id>3</id><name>Early</name></artist>
                """)
            .with(
                DumpType.RELEASES,
                """
                <release id="1"><artists><artist><id>4</id><name>Late</name></artist></artists></release>
                <release id="2"><artists><artist><id>3</id><name>Early</name></artist></artists></release>
                """)
            .write(other.resolve("dump"), "20260801");
    Path root = other.resolve("var");
    CatalogLayout two = TestRuns.ingest(root, dump).catalog();

    try (Snapshot snapshot = Snapshot.open(TestRuns.publish(root, two, ruleset()))) {
      assertThat(ids(snapshot)).containsExactly(3);
      assertThat(snapshot.artist(0))
          .isEqualTo(new ArtistEntry(3, "Early", List.of("Late"), List.of()));
    }
  }

  private Snapshot onePerson() throws IOException {
    return Snapshot.open(TestRuns.publish(dataRoot, catalog, ruleset()));
  }

  private static Ruleset ruleset() {
    String everyone = RulesetFile.shipped("everyone").text();
    return RulesetFile.parse(
        "people.conf",
        everyone.replace("name = everyone", "name = people") + "\naliases = one-person\n");
  }

  private static List<Integer> ids(Snapshot snapshot) {
    return IntStream.range(0, snapshot.manifest().artistCount())
        .mapToObj(snapshot::artistId)
        .toList();
  }
}
