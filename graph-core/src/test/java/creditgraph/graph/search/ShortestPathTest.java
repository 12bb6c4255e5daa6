package creditgraph.graph.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.graph.csr.CreditEdges;
import creditgraph.graph.csr.CreditGraph;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Budgets, cancellation and the route left behind, on graphs small enough to draw.
class ShortestPathTest {

  private final SearchScratch scratch = SearchScratch.create();

  /// ```
  /// 0 ── r0 ── 1 ── r1 ── 2 ── r2 ── 3     in ranks; the graph gives ordinals of its own
  /// ```
  private static CreditGraph chain() {
    return CreditGraph.inMemory(
        CreditEdges.of(4, new int[] {0, 2, 4, 6}, new int[] {0, 1, 1, 2, 2, 3}));
  }

  /// One release that credits everybody.
  private static CreditGraph crowd(int artists) {
    int[] credited = new int[artists];
    for (int artist = 0; artist < artists; artist++) {
      credited[artist] = artist;
    }
    return CreditGraph.inMemory(CreditEdges.of(artists, new int[] {0, artists}, credited));
  }

  @Test
  void leavesTheRouteInTheScratch() {
    CreditGraph graph = crowd(3);

    SearchEnd end =
        ShortestPath.search(graph, 2, 0, SearchBudget.standard(), Cancellation.never(), scratch);

    assertThat(end).isEqualTo(SearchEnd.FOUND);
    assertThat(scratch.route().toPath()).isEqualTo(CreditPath.of(new int[] {2, 0}, new int[] {0}));
  }

  @Test
  void theScratchRefusesPlacesBeyondItsRoute() {
    ShortestPath.find(crowd(3), 2, 0, SearchBudget.standard(), scratch);

    assertThatThrownBy(() -> scratch.route().artist(2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aCancelledSearchEndsAtTheNextLookAtTheClock() {
    Cancellation cancellation = Cancellation.create();
    cancellation.request();
    int releases = ShortestPath.EDGES_BETWEEN_CLOCK_READS;
    CreditGraph graph = hubs(releases);
    int[] hubs =
        IntStream.range(0, graph.artistCount())
            .filter(artist -> graph.releasesOf(artist) == releases)
            .toArray();

    SearchOutcome outcome =
        ShortestPath.find(graph, hubs[0], hubs[1], SearchBudget.standard(), cancellation, scratch);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            SearchOutcome.BudgetExhausted.class,
            spent -> assertThat(spent.limit()).isEqualTo(SearchBudget.Limit.CANCELLED));
  }

  /// Two artists of many releases each, whose partners share one release:
  ///
  /// ```
  /// hub 0 ── n releases ── n others          n others ── n releases ── hub 1
  ///                           └── one release of a pair ──┘
  /// ```
  private static CreditGraph hubs(int n) {
    int[] starts = new int[2 * n + 2];
    int[] artists = new int[4 * n + 2];
    for (int i = 0; i < n; i++) {
      artists[2 * i] = 0;
      artists[2 * i + 1] = 2 + i;
      artists[2 * (n + i)] = 1;
      artists[2 * (n + i) + 1] = 2 + n + i;
    }
    artists[4 * n] = 2;
    artists[4 * n + 1] = 2 + n;
    for (int release = 0; release <= 2 * n + 1; release++) {
      starts[release] = 2 * release;
    }
    return CreditGraph.inMemory(CreditEdges.of(2 + 2 * n, starts, artists));
  }

  @Test
  void theSharedCancellationCannotBeRequested() {
    assertThatIllegalStateException().isThrownBy(() -> Cancellation.never().request());
  }

  @Test
  void aBudgetOfReleasesIsAnOutcomeNotAnAnswer() {
    CreditGraph graph = chain();
    SearchBudget two = new SearchBudget(2, 1_000, Duration.ofSeconds(5));
    int tooFar = 0;
    for (int from = 0; from < 4; from++) {
      for (int to = 0; to < 4; to++) {
        if (ShortestPath.find(graph, from, to, two, scratch)
            instanceof SearchOutcome.BudgetExhausted) {
          tooFar++;
        }
      }
    }
    assertThat(tooFar).as("ordered pairs three releases apart").isEqualTo(2);
  }

  @Test
  void aScratchServesAnotherGraphAfterASearchThatFailed() {
    CreditGraph graph = crowd(3);
    assertThatThrownBy(() -> ShortestPath.find(graph, 0, 3, SearchBudget.standard(), scratch))
        .isInstanceOf(IndexOutOfBoundsException.class);

    assertThat(ShortestPath.find(crowd(40), 39, 7, SearchBudget.standard(), scratch))
        .isInstanceOf(SearchOutcome.Found.class);
  }
}
