package creditgraph.graph.search;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.testkit.reference.NaiveGraph;
import creditgraph.testkit.seed.TestSeed;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Thousands of random graphs: the fast search and the naive one must agree on every pair.
class ShortestPathSeededTest {

  private static final int GRAPHS = 2_000;
  private static final int PAIRS = 12;

  private final SearchScratch scratch = SearchScratch.create();

  @Test
  void agreesWithTheNaiveSearchOnEveryPair() {
    var random = new Random(TestSeed.of("ShortestPathSeededTest"));
    for (int round = 0; round < GRAPHS; round++) {
      var graph = RandomGraphs.graphOf(NaiveGraph.random(random));
      var reference = RandomGraphs.asTheGraphSays(graph);
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
      var graph = RandomGraphs.graphOf(naive);
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
}
