package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.graph.csr.GraphClosed;
import creditgraph.graph.csr.OrdinalOutOfRange;
import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.ConstrainedPath;
import creditgraph.graph.search.CreditPath;
import creditgraph.graph.search.ReleaseFees;
import creditgraph.graph.search.RouteCosts;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchConstraints;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import creditgraph.graph.search.WeightedOutcome;
import creditgraph.graph.search.WeightedPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every kind of route straight from a snapshot's files, years, roles and formats included.
///
/// ```
/// Ada 10 ── Sampler 1, 2003, CD, Compilation; both main ── Cleo 30
///    └───── Early 2, 1971, LP; guitar ── Bo 20 ── Late 3, 1975, LP; guitar ──┘
/// ```
class SnapshotSearchTest {

  private static final int MAIN = 1;
  private static final int GUITAR = 2;

  @TempDir Path directory;
  private Snapshot snapshot;
  private final SearchScratch scratch = SearchScratch.create();

  @BeforeEach
  void build() throws IOException {
    SmallWorld.build(
        directory,
        List.of(artist(10, "Ada"), artist(20, "Bo"), artist(30, "Cleo")),
        List.of(
            release(1, 2003, "2 × CD, Compilation", person(10, MAIN), person(30, MAIN)),
            release(2, 1971, "Vinyl, LP", person(10, GUITAR), person(20, GUITAR)),
            release(3, 1975, "Vinyl, LP", person(20, GUITAR), person(30, GUITAR))));
    snapshot = Snapshot.open(directory);
  }

  @AfterEach
  void close() {
    snapshot.close();
  }

  @Test
  void theShortestRouteTakesTheSampler() {
    SearchOutcome outcome =
        ShortestPath.find(snapshot.graph(), ada(), cleo(), SearchBudget.standard(), scratch);

    assertThat(releasesOf(outcome)).containsExactly(1);
  }

  @Test
  void aWindowOfYearsTakesTheEarlyReleases() {
    assertThat(releasesOf(constrained(SearchConstraints.none().between(1970, 1979), ada(), cleo())))
        .containsExactly(2, 3);
  }

  @Test
  void yearsInOrderLeadOneWayOnly() {
    SearchConstraints inOrder =
        SearchConstraints.none()
            .withYearsInOrder()
            .avoidingReleases(List.of(snapshot.releaseOrdinal(1)));

    assertThat(releasesOf(constrained(inOrder, ada(), cleo()))).containsExactly(2, 3);
    assertThat(constrained(inOrder, cleo(), ada())).isInstanceOf(SearchOutcome.NotConnected.class);
  }

  @Test
  void aFeeOnCompilationsMakesTheLongWayCheaper() {
    ReleaseFees fees = snapshot.formatFees(Map.of("Compilation", 20));

    assertThat(releasesOf(weighted(RouteCosts.standard(), fees))).containsExactly(2, 3);
  }

  @Test
  void aFormatWithoutAFeeCostsNothing() {
    ReleaseFees fees = snapshot.formatFees(Map.of("Cassette", 20));

    assertThat(releasesOf(weighted(RouteCosts.standard(), fees))).containsExactly(1);
  }

  @Test
  void dearRolesMakeTheLongWayCheaper() {
    RouteCosts costs = RouteCosts.standard().withRoles(List.of(10, 0));

    assertThat(releasesOf(weighted(costs, ReleaseFees.FREE))).containsExactly(2, 3);
  }

  @Test
  void damageMetBySearchingNamesTheFile() throws IOException {
    snapshot.close();
    zero(FileKind.ARTIST_RELEASES);
    snapshot = Snapshot.open(directory);

    assertThatThrownBy(() ->
            ShortestPath.find(snapshot.graph(), ada(), cleo(), SearchBudget.standard(), scratch))
        .isInstanceOf(SnapshotDamaged.class)
        .hasMessageContaining("artist-releases.mcg at byte");
  }

  /// Overwrites the rows with numbers far out of range; opening does not read them.
  private void zero(FileKind kind) throws IOException {
    try (FileChannel file =
        FileChannel.open(directory.resolve(kind.fileName), StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(new byte[] {0x7E, 0x7E, 0x7E, 0x7E}), FileLayout.HEADER_BYTES);
    }
  }

  @Test
  void aSearchOnAClosedSnapshotIsRefused() {
    int ada = ada();
    snapshot.close();

    assertThatThrownBy(
            () -> ShortestPath.find(snapshot.graph(), ada, ada, SearchBudget.standard(), scratch))
        .isInstanceOf(GraphClosed.class);
  }

  @Test
  void anArtistOfAnotherSnapshotIsOutOfRange() {
    assertThatThrownBy(() -> snapshot.artistName(3))
        .isInstanceOf(OrdinalOutOfRange.class)
        .hasMessage("artist ordinal 3: expected 0 to 2");
  }

  private int ada() {
    return snapshot.artistOrdinal(10);
  }

  private int cleo() {
    return snapshot.artistOrdinal(30);
  }

  private SearchOutcome constrained(SearchConstraints constraints, int from, int to) {
    return ConstrainedPath.find(
        snapshot.graph(),
        from,
        to,
        constraints,
        snapshot.years(),
        SearchBudget.standard(),
        Cancellation.never(),
        scratch);
  }

  private SearchOutcome weighted(RouteCosts costs, ReleaseFees fees) {
    WeightedOutcome outcome =
        WeightedPath.find(
            snapshot.graph(),
            ada(),
            cleo(),
            costs,
            snapshot.creditRoles(),
            fees,
            SearchBudget.standard(),
            Cancellation.never(),
            scratch);
    CreditPath path = ((WeightedOutcome.Found) outcome).path();
    return new SearchOutcome.Found(path, outcome.edgesScanned());
  }

  private List<Integer> releasesOf(SearchOutcome outcome) {
    CreditPath path = ((SearchOutcome.Found) outcome).path();
    return IntStream.range(0, path.length())
        .mapToObj(hop -> snapshot.releaseId(path.release(hop)))
        .toList();
  }

  private static ArtistEntry artist(int id, String name) {
    return new ArtistEntry(id, name, List.of());
  }

  private static ReleaseEntry release(
      int id, int year, String format, ReleaseEntry.Contributor... people) {
    return new ReleaseEntry(
        id, "Title", "Headline", year, "", List.of(format), 0, 0, List.of(), List.of(people));
  }

  private static ReleaseEntry.Contributor person(int id, int roles) {
    return new ReleaseEntry.Contributor(
        id, roles, List.of(new ReleaseEntry.CreditLine(CreditScope.MAIN, "", "", "", List.of())));
  }
}
