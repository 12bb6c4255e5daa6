package creditgraph.graph.search;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.csr.CreditEdges;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.testkit.reference.NaiveGraph;
import creditgraph.testkit.seed.TestSeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Thousands of random graphs: the fast search and the naive one must agree on every pair.
///
/// The graph numbers artists and releases by its own order. Ordinals are mapped back by what the
/// graph itself says of its releases, so nothing here trusts the order.
class ShortestPathSeededTest {

  private static final int GRAPHS = 2_000;
  private static final int PAIRS = 12;

  private final SearchScratch scratch = SearchScratch.create();

  @Test
  void agreesWithTheNaiveSearchOnEveryPair() {
    var random = new Random(TestSeed.of("ShortestPathSeededTest"));
    for (int round = 0; round < GRAPHS; round++) {
      var graph = graphOf(NaiveGraph.random(random));
      var reference = asTheGraphSays(graph);
      for (int pair = 0; pair < PAIRS && graph.artistCount() > 1; pair++) {
        int from = random.nextInt(graph.artistCount());
        int to = random.nextInt(graph.artistCount());
        if (from != to) {
          check(graph, reference, from, to);
        }
      }
    }
  }

  @Test
  void everyArtistAndReleaseOfTheInputIsInTheGraph() {
    var random = new Random(TestSeed.of("ShortestPathSeededTest"));
    for (int round = 0; round < 200; round++) {
      var naive = NaiveGraph.random(random);
      var graph = graphOf(naive);
      long credits = naive.releases().stream().mapToLong(List::size).sum();
      assertThat(graph.creditCount()).isEqualTo(credits);
      assertThat(graph.releaseCount()).isEqualTo(naive.releases().size());
    }
  }

  private void check(CreditGraph graph, NaiveGraph reference, int from, int to) {
    int expected = reference.distances(from)[to];
    switch (ShortestPath.find(graph, from, to, SearchBudget.standard(), scratch)) {
      case SearchOutcome.Found found -> {
        assertThat(found.path().length()).isEqualTo(expected);
        assertThat(found.path().artist(0)).isEqualTo(from);
        assertThat(found.path().artist(expected)).isEqualTo(to);
        for (int hop = 0; hop < expected; hop++) {
          assertThat(
                  reference.joins(
                      found.path().release(hop),
                      found.path().artist(hop),
                      found.path().artist(hop + 1)))
              .as("hop %d of %s", hop, found.path())
              .isTrue();
        }
        assertThat(ShortestPath.find(graph, from, to, SearchBudget.standard(), scratch))
            .as("asked again")
            .isEqualTo(found);
      }
      case SearchOutcome.NotConnected _ -> assertThat(expected).isEqualTo(NaiveGraph.NOT_CONNECTED);
      case SearchOutcome.BudgetExhausted exhausted ->
          throw new AssertionError("a tiny graph exhausts the standard budget: " + exhausted);
    }
  }

  @Test
  void aBudgetOfReleasesIsAnOutcomeNotAnAnswer() {
    var chain =
        CreditGraph.inMemory(
            CreditEdges.of(4, new int[] {0, 2, 4, 6}, new int[] {0, 1, 1, 2, 2, 3}));
    var reference = asTheGraphSays(chain);
    for (int from = 0; from < 4; from++) {
      for (int to = 0; to < 4; to++) {
        if (from != to && reference.distances(from)[to] == 3) {
          assertThat(
                  ShortestPath.find(
                      chain, from, to, new SearchBudget(2, 1_000, Duration.ofSeconds(5)), scratch))
              .isInstanceOf(SearchOutcome.BudgetExhausted.class);
        }
      }
    }
  }

  private static CreditGraph graphOf(NaiveGraph naive) {
    int[] starts = new int[naive.releases().size() + 1];
    int[] ranks = new int[naive.artistCount()];
    int credited = 0;
    Arrays.fill(ranks, -1);
    for (var release : naive.releases()) {
      for (int artist : release) {
        ranks[artist] = 0;
      }
    }
    for (int artist = 0; artist < ranks.length; artist++) {
      ranks[artist] = ranks[artist] == 0 ? credited++ : -1;
    }
    var artists =
        naive.releases().stream()
            .flatMapToInt(release -> release.stream().mapToInt(artist -> ranks[artist]))
            .toArray();
    for (int release = 0; release < naive.releases().size(); release++) {
      starts[release + 1] = starts[release] + naive.releases().get(release).size();
    }
    return CreditGraph.inMemory(CreditEdges.of(credited, starts, artists));
  }

  private static NaiveGraph asTheGraphSays(CreditGraph graph) {
    var releases = new ArrayList<List<Integer>>();
    for (int release = 0; release < graph.releaseCount(); release++) {
      int[] artists = new int[graph.artistsOn(release)];
      graph.artists(release, artists);
      releases.add(Arrays.stream(artists).boxed().toList());
    }
    return new NaiveGraph(graph.artistCount(), releases);
  }
}
