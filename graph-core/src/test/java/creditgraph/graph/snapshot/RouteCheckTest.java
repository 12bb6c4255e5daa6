package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.search.CreditPath;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import creditgraph.graph.snapshot.ReleaseEntry.Contributor;
import creditgraph.graph.snapshot.ReleaseEntry.CreditLine;
import creditgraph.testkit.reference.NaiveGraph;
import creditgraph.testkit.seed.TestSeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteCheckTest {

  private static final long SEED = TestSeed.of("RouteCheckTest");
  private static final int CASES = 40;

  @TempDir private static Path temporary;
  private static Path small = Path.of("");

  /// With a second release by the pair of the first, so that there are routes to choose from.
  @BeforeAll
  static void build() throws IOException {
    small = Files.createDirectory(temporary.resolve("small"));
    List<ReleaseEntry> releases = new ArrayList<>(SmallWorld.releases());
    releases.add(SmallWorld.duo(101, "Harbour Again"));
    SmallWorld.build(small, SmallWorld.artists(), releases);
  }

  @Test
  void a_snapshot_answers_as_a_plain_search_does() {
    assertThat(SnapshotCheck.checkWithRoutes(small).faults()).isEmpty();
  }

  @Test
  void plain_distances_are_those_of_the_naive_reference() throws IOException {
    for (int index = 0; index < CASES; index++) {
      NaiveGraph graph = NaiveGraph.random(new Random(SEED + index));
      Path directory = Files.createDirectory(temporary.resolve("case" + index));
      SmallWorld.build(directory, artists(graph), releases(graph));
      try (Snapshot snapshot = Snapshot.open(directory)) {
        int[] targets =
            IntStream.range(0, graph.artistCount())
                .map(artist -> snapshot.artistOrdinal(artist + 1))
                .filter(ordinal -> ordinal >= 0)
                .toArray();
        int source = targets[0];
        int[] expected = graph.distances(snapshot.artistId(source) - 1);

        assertThat(PlainDistances.from(snapshot.graph(), source, targets))
            .as("case %d", index)
            .isEqualTo(
                IntStream.of(targets)
                    .map(ordinal -> expected[snapshot.artistId(ordinal) - 1])
                    .toArray());
      }
      assertThat(SnapshotCheck.checkWithRoutes(directory).faults()).as("case %d", index).isEmpty();
    }
  }

  @Test
  void a_search_that_finds_nothing_is_caught() throws IOException {
    assertFault(_ -> new SearchOutcome.NotConnected(0), "found no route");
  }

  @Test
  void a_search_that_gives_up_is_caught() throws IOException {
    assertFault(
        _ -> new SearchOutcome.BudgetExhausted(SearchBudget.Limit.EDGES, 0), "the search gave up");
  }

  @Test
  void a_route_between_strangers_is_caught() throws IOException {
    assertFault(
        asked ->
            asked instanceof SearchOutcome.NotConnected
                ? found(CreditPath.of(new int[] {0, 1}, new int[] {0}))
                : asked,
        "but no chain of releases joins them");
  }

  @Test
  void a_detour_is_caught() throws IOException {
    assertFault(onRoutes(RouteCheckTest::thereAndBackAgain), "releases, found artist");
  }

  @Test
  void a_release_that_credits_somebody_else_is_caught() throws IOException {
    assertFault(
        onRoutes(
            path -> withReleases(path, i -> (path.release(i) + 2) % SmallWorld.releases().size())),
        "nothing proves artist");
  }

  @Test
  void a_route_between_others_is_caught() throws IOException {
    assertFault(onRoutes(CreditPath::reversed), "found a route between others");
  }

  @Test
  void another_route_on_the_way_back_is_caught() throws IOException {
    try (Snapshot snapshot = Snapshot.open(small)) {
      int first = snapshot.releaseOrdinal(100);
      int again = snapshot.releaseOrdinal(101);
      SearchScratch scratch = SearchScratch.create();
      RouteCheck.Search search =
          (from, to) -> {
            SearchOutcome honest = honest(snapshot, from, to, scratch);
            return from > to && honest instanceof SearchOutcome.Found found
                ? found(
                    withReleases(
                        found.path(),
                        i -> {
                          int release = found.path().release(i);
                          return release == first ? again : release == again ? first : release;
                        }))
                : honest;
          };

      assertThat(RouteCheck.check(snapshot, search).faults())
          .isNotEmpty()
          .allSatisfy(fault -> assertThat(fault.message()).contains("read backwards"));
    }
  }

  @Test
  void damage_is_a_fault_of_its_file() throws IOException {
    Resealed resealed = Resealed.of(small);
    for (int at = 0; at < resealed.section(FileKind.ARTIST_LABELS, 0).capacity(); at++) {
      resealed.section(FileKind.ARTIST_LABELS, 0).put(at, (byte) -1);
    }
    Path damaged = resealed.writeTo(Files.createDirectory(temporary.resolve("damaged")));

    assertThat(RouteCheck.check(damaged).faults())
        .extracting(CheckReport.Fault::file)
        .containsOnly(FileKind.ARTIST_LABELS.fileName);
  }

  private static void assertFault(UnaryOperator<SearchOutcome> lie, String message)
      throws IOException {
    try (Snapshot snapshot = Snapshot.open(small)) {
      SearchScratch scratch = SearchScratch.create();
      RouteCheck.Search search = (from, to) -> lie.apply(honest(snapshot, from, to, scratch));
      assertThat(RouteCheck.check(snapshot, search).faults())
          .anySatisfy(fault -> assertThat(fault.message()).contains(message));
    }
  }

  private static SearchOutcome honest(Snapshot snapshot, int from, int to, SearchScratch scratch) {
    return ShortestPath.find(snapshot.graph(), from, to, SearchBudget.standard(), scratch);
  }

  private static SearchOutcome found(CreditPath path) {
    return new SearchOutcome.Found(path, 0);
  }

  private static UnaryOperator<SearchOutcome> onRoutes(UnaryOperator<CreditPath> change) {
    return outcome ->
        outcome instanceof SearchOutcome.Found found && found.path().length() > 0
            ? found(change.apply(found.path()))
            : outcome;
  }

  /// Over the last release to its first artist and over it once more.
  private static CreditPath thereAndBackAgain(CreditPath path) {
    int last = path.length();
    int[] artists =
        IntStream.rangeClosed(0, last + 2).map(i -> i <= last ? path.artist(i) : 0).toArray();
    artists[last + 1] = path.artist(last - 1);
    artists[last + 2] = path.artist(last);
    return CreditPath.of(
        artists,
        IntStream.range(0, last + 2).map(i -> path.release(Math.min(i, last - 1))).toArray());
  }

  private static CreditPath withReleases(CreditPath path, IntUnaryOperator releases) {
    return CreditPath.of(
        IntStream.rangeClosed(0, path.length()).map(path::artist).toArray(),
        IntStream.range(0, path.length()).map(releases).toArray());
  }

  private static List<ArtistEntry> artists(NaiveGraph graph) {
    return IntStream.range(0, graph.artistCount())
        .mapToObj(artist -> new ArtistEntry(artist + 1, "Artist " + artist, List.of()))
        .toList();
  }

  private static List<ReleaseEntry> releases(NaiveGraph graph) {
    List<ReleaseEntry> entries = new ArrayList<>();
    for (List<Integer> artists : graph.releases()) {
      List<CreditLine> main = List.of(new CreditLine(CreditScope.MAIN, "", "", "", List.of()));
      entries.add(
          new ReleaseEntry(
              entries.size() + 1,
              "",
              "",
              0,
              "",
              List.of(),
              0,
              0,
              List.of(),
              artists.stream().map(artist -> new Contributor(artist + 1, 1, main)).toList()));
    }
    return entries;
  }
}
