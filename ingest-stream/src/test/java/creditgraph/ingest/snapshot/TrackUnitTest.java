package creditgraph.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.graph.search.CreditPath;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import creditgraph.graph.snapshot.EvidenceLine;
import creditgraph.graph.snapshot.ReleaseEntry.TrackLine;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.ingest.SmallDump;
import creditgraph.ingest.TestRuns;
import creditgraph.ingest.dump.DumpType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// `same-track` on releases small enough to follow by hand:
///
/// ```
/// 1 Dusk, by Ada 1 and Bo 2, who stand on all of it but A2:
///      A1 One      Cy 3: guitar        A2 Two    by Di 4, whom Cy's text names too
///      A3 Three                        B1 Four, in two halves: Ed 5 drums on both, Flo 6 on B1b
/// 2 Gathering, a compilation by Various: 1 by Ada, 2 by Di; Gil 7's text names track 9
/// 3 Alone, by Hal 8: three tracks, and no other artist
/// ```
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrackUnitTest {

  private static final String RELEASES =
      """
      <release id="1"><artists>%s%s</artists><title>Dusk</title>
      <extraartists><artist><id>3</id><name>Cy</name><role>Guitar</role><tracks>A1, A2</tracks></artist>
      </extraartists><tracklist>
      <track><title>Side A</title></track>
      <track><position>A1</position><title>One</title></track>
      <track><position>A2</position><title>Two</title><artists>%s</artists></track>
      <track><position>A3</position><title>Three</title></track>
      <track><title>Four</title><extraartists>
        <artist><id>5</id><name>Ed</name><role>Drums</role></artist></extraartists><sub_tracks>
        <track><position>B1a</position><title>Rise</title></track>
        <track><position>B1b</position><title>Fall</title><extraartists>
          <artist><id>6</id><name>Flo</name><role>Bass</role></artist></extraartists></track>
      </sub_tracks></track></tracklist></release>
      <release id="2"><artists><artist><id>194</id><name>Various</name></artist></artists>
      <title>Gathering</title><formats><format name="CD" qty="1" text=""><descriptions>
      <description>Compilation</description></descriptions></format></formats>
      <extraartists><artist><id>7</id><name>Gil</name><role>Vocals</role><tracks>9</tracks></artist>
      </extraartists><tracklist>
      <track><position>1</position><title>Ray</title><artists>%s</artists></track>
      <track><position>2</position><title>Dim</title><artists>%s</artists></track>
      </tracklist></release>
      <release id="3"><artists><artist><id>8</id><name>Hal</name></artist></artists><title>Alone</title>
      <tracklist><track><position>1</position></track><track><position>2</position></track>
      <track><position>3</position></track></tracklist></release>
      """
          .formatted(
              artist(1, "Ada"),
              artist(2, "Bo"),
              artist(4, "Di"),
              artist(1, "Ada"),
              artist(4, "Di"));

  @TempDir private static Path temporary;
  private Snapshot snapshot;

  @BeforeAll
  void build() throws IOException {
    Path dataRoot = temporary.resolve("var");
    Path dump =
        new SmallDump()
            .with(DumpType.RELEASES, RELEASES)
            .write(temporary.resolve("dump"), "20260801");
    CatalogLayout catalog = TestRuns.ingest(dataRoot, dump).catalog();
    snapshot = Snapshot.open(TestRuns.publish(dataRoot, catalog, "same-track"));
  }

  @AfterAll
  void close() {
    if (snapshot != null) {
      snapshot.close();
    }
  }

  @Test
  void keepsTracksCreditedAlikeTogether() {
    assertThat(snapshot.releaseOrdinals(1))
        .as("A1; A2; A3; B1a; B1b")
        .hasSize(5)
        .allMatch(part -> snapshot.releaseId(part) == 1)
        .allMatch(part -> snapshot.label(part).title().equals("Dusk"));
    assertThat(snapshot.releaseOrdinals(2)).hasSize(2);
    assertThat(snapshot.releaseOrdinals(3)).hasSize(1);
    assertThat(snapshot.releaseOrdinals(4)).isEmpty();
  }

  @Test
  void showsOfEachHopTheTracksSharedAndTheReleaseOfDiscogs() {
    CreditPath path = route(6, 4);

    assertThat(hops(path)).containsExactly(1, 1, 1);
    assertThat(tracks(path, 0)).containsExactly(new TrackLine("B1b", "Fall"));
    assertThat(tracks(path, 1)).containsExactly(new TrackLine("A1", "One"));
    assertThat(tracks(path, 2)).containsExactly(new TrackLine("A2", "Two"));
    EvidenceLine cy = snapshot.evidence(path.release(2), snapshot.artistOrdinal(3)).getFirst();
    assertThat(cy.trackText()).isEqualTo("A1, A2");
  }

  @Test
  void joinsNobodyThroughTheReleaseAlone() {
    int di = snapshot.artistOrdinal(4);
    int ada = snapshot.artistOrdinal(1);

    assertThat(snapshot.releaseOrdinals(1))
        .noneMatch(part ->
            !snapshot.evidence(part, di).isEmpty() && !snapshot.evidence(part, ada).isEmpty());
  }

  @Test
  void leavesOutWhoseTracksCannotBeTold() {
    assertThat(snapshot.artistOrdinal(7)).isEqualTo(Snapshot.ABSENT);
  }

  @Test
  void leavesTracksOutOfACreditOnTheWholeRelease() {
    int alone = snapshot.releaseOrdinal(3);

    assertThat(snapshot.evidence(alone, snapshot.artistOrdinal(8)))
        .singleElement()
        .satisfies(credit -> assertThat(credit.tracks()).isEmpty());
  }

  private CreditPath route(int from, int to) {
    SearchOutcome outcome =
        ShortestPath.find(
            snapshot.graph(),
            snapshot.artistOrdinal(from),
            snapshot.artistOrdinal(to),
            SearchBudget.standard(),
            SearchScratch.create());
    return ((SearchOutcome.Found) outcome).path();
  }

  private List<Integer> hops(CreditPath path) {
    return IntStream.range(0, path.length())
        .mapToObj(hop -> snapshot.releaseId(path.release(hop)))
        .toList();
  }

  /// Of the artist that the hop leads from; the other's are the same.
  private List<TrackLine> tracks(CreditPath path, int hop) {
    List<TrackLine> from =
        snapshot.evidence(path.release(hop), path.artist(hop)).getFirst().tracks();
    assertThat(snapshot.evidence(path.release(hop), path.artist(hop + 1)).getFirst().tracks())
        .isEqualTo(from);
    return from;
  }

  private static String artist(int id, String name) {
    return "<artist><id>%d</id><name>%s</name></artist>".formatted(id, name);
  }
}
