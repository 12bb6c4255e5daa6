package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.graph.csr.GraphClosed;
import creditgraph.graph.measure.Components;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

  private Snapshot snapshot;

  @BeforeEach
  void open(@TempDir Path directory) throws IOException {
    snapshot = Snapshot.open(SmallWorld.build(directory));
  }

  @AfterEach
  void close() {
    snapshot.close();
  }

  @Test
  void findsTheRouteThatTheDrawingShows() {
    SearchOutcome outcome =
        ShortestPath.find(
            snapshot.graph(),
            snapshot.artistOrdinal(10),
            snapshot.artistOrdinal(40),
            SearchBudget.standard(),
            SearchScratch.create());
    assertThat(outcome).isInstanceOf(SearchOutcome.Found.class);
    var path = ((SearchOutcome.Found) outcome).path();
    assertThat(path.length()).isEqualTo(3);
    assertThat(List.of(path.artist(0), path.artist(1), path.artist(2), path.artist(3)))
        .map(snapshot::artistId)
        .containsExactly(10, 20, 30, 40);
    assertThat(List.of(path.release(0), path.release(1), path.release(2)))
        .map(snapshot::releaseId)
        .containsExactly(100, 200, 300);
  }

  @Test
  void searchesWithoutNamesAndEvidenceAndSaysThatItKnowsNone() throws IOException {
    Path directory = snapshot.directory();
    for (Manifest.FileEntry file : snapshot.manifest().files()) {
      if (!file.isForSearch()) {
        Files.delete(directory.resolve(file.name()));
      }
    }
    assertThatThrownBy(() -> Snapshot.open(directory)).isInstanceOf(SnapshotDamaged.class);
    try (Snapshot part = Snapshot.openForSearch(directory)) {
      int ada = part.artistOrdinal(10);
      int dag = part.artistOrdinal(40);
      assertThat(
              ShortestPath.find(
                  part.graph(), ada, dag, SearchBudget.standard(), SearchScratch.create()))
          .isInstanceOf(SearchOutcome.Found.class);
      assertThat(part.artistId(ada)).isEqualTo(10);
      assertThat(part.roles(part.releaseOrdinal(100), ada)).isNotZero();
      assertThatThrownBy(() -> part.artistName(ada))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("artist-labels.mcg is not open");
      assertThatThrownBy(() -> part.evidence(part.releaseOrdinal(100), ada))
          .isInstanceOf(IllegalStateException.class);
      assertThat(part.years().year(part.releaseOrdinal(100)))
          .isEqualTo(snapshot.years().year(snapshot.releaseOrdinal(100)))
          .isPositive();
    }
  }

  @Test
  void isInMemoryOnceItWasLoaded() {
    snapshot.load();

    assertThat(snapshot.residentPercent()).isEqualTo(100);
    snapshot.close();
    assertThatThrownBy(() -> snapshot.residentPercent()).isInstanceOf(GraphClosed.class);
    assertThatThrownBy(() -> snapshot.load()).isInstanceOf(GraphClosed.class);
  }

  @Test
  void countsSoloReleasesAndLeavesOutArtistsWithoutCredit() {
    assertThat(snapshot.manifest().artistCount()).isEqualTo(7);
    assertThat(snapshot.manifest().releaseCount()).isEqualTo(7);
    assertThat(snapshot.manifest().joiningReleaseCount()).isEqualTo(4);
    assertThat(snapshot.manifest().creditCount()).isEqualTo(11);
    assertThat(snapshot.artistOrdinal(80)).isEqualTo(Snapshot.ABSENT);
    assertThat(Components.of(snapshot.graph())).isEqualTo(new Components(3, 4, 5));
    assertThat(snapshot.artistReleases(snapshot.artistOrdinal(30))).isEqualTo(3);
    assertThat(snapshot.graph().releasesOf(snapshot.artistOrdinal(30))).isEqualTo(3);
  }

  @Test
  void showsNamesLabelsAndEvidenceAsTheyWereGiven() {
    int ada = snapshot.artistOrdinal(10);
    int harbour = snapshot.releaseOrdinal(100);
    assertThat(snapshot.artistName(ada)).isEqualTo("Ada Ström");
    assertThat(snapshot.artist(ada))
        .isEqualTo(new ArtistEntry(10, "Ada Ström", List.of("A. Ström", "Strøm")));
    assertThat(snapshot.label(harbour))
        .isEqualTo(
            new ReleaseLabel(
                100,
                "Harbour",
                "Headline of Harbour",
                1971,
                "Iceland",
                List.of("Vinyl", "LP"),
                9,
                12,
                2));
    assertThat(snapshot.evidence(harbour, ada))
        .containsExactly(
            new EvidenceLine(CreditScope.MAIN, "", "", "", List.of()),
            new EvidenceLine(
                CreditScope.TRACK_EXTRA,
                "Guitar",
                "B.",
                "",
                List.of(
                    new ReleaseEntry.TrackLine("A1", "Harbour, Part 1"),
                    new ReleaseEntry.TrackLine("", "Untitled"))));
    assertThat(snapshot.roles(harbour, ada)).isEqualTo(1);
    assertThat(snapshot.roles(harbour, snapshot.artistOrdinal(20))).isEqualTo(2);
  }

  @Test
  void showsTheEvidenceOfASoloRelease() {
    int cleo = snapshot.artistOrdinal(30);
    int solo = snapshot.releaseOrdinal(600);
    assertThat(snapshot.evidence(solo, cleo))
        .extracting(EvidenceLine::role)
        .containsExactly("Vocals [Lead]", "Whistle");
    assertThat(snapshot.roles(solo, cleo)).isEqualTo(5);
    assertThat(snapshot.evidence(solo, snapshot.artistOrdinal(10))).isEmpty();
    assertThat(snapshot.label(solo).people()).isEqualTo(1);
  }

  @Test
  void staysReadableUntilTheLastLeaseEnds() {
    SnapshotLease first = snapshot.lease();
    SnapshotLease second = snapshot.lease();
    snapshot.close();
    first.close();
    first.close();
    assertThat(snapshot.artistId(0)).isPositive();
    second.close();
    assertThatThrownBy(() -> snapshot.artistId(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(snapshot.manifest().fingerprint());
    assertThatThrownBy(snapshot::lease)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is closed");
  }

  @Test
  void refusesANewLeaseAfterClosingThoughAnOldOneRuns() {
    try (SnapshotLease lease = snapshot.lease()) {
      snapshot.close();
      assertThatThrownBy(snapshot::lease).isInstanceOf(IllegalStateException.class);
      assertThat(lease.snapshot().artistId(0)).isPositive();
    }
  }

  @Test
  void namesASearchOnAClosedSnapshot() {
    snapshot.close();
    assertThatThrownBy(() ->
            ShortestPath.find(
                snapshot.graph(), 0, 1, SearchBudget.standard(), SearchScratch.create()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void namesAnOrdinalOutOfRange() {
    assertThatThrownBy(() -> snapshot.artistName(7)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> snapshot.label(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> snapshot.releaseId(7)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
