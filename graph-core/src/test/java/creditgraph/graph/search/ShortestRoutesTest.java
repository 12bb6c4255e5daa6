package creditgraph.graph.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import creditgraph.graph.csr.CreditEdges;
import creditgraph.graph.csr.CreditGraph;
import org.junit.jupiter.api.Test;

/// More routes than can be listed, or counted.
class ShortestRoutesTest {

  private final SearchScratch scratch = SearchScratch.create();

  /// ```
  /// 0 ══ 1 ══ 2 ══ … ══ n      each ══ stands for `width` releases
  /// ```
  private static CreditGraph ladder(int hops, int width) {
    int[] starts = new int[hops * width + 1];
    int[] artists = new int[2 * hops * width];
    for (int release = 0; release < hops * width; release++) {
      starts[release + 1] = 2 * (release + 1);
      artists[2 * release] = release / width;
      artists[2 * release + 1] = release / width + 1;
    }
    return CreditGraph.inMemory(CreditEdges.of(hops + 1, starts, artists));
  }

  private ShortestRoutes longest(CreditGraph graph, int hops) {
    for (int from = 0; from < graph.artistCount(); from++) {
      for (int to = 0; to < graph.artistCount(); to++) {
        if (AllShortestPaths.find(
                    graph, from, to, SearchBudget.standard(), Cancellation.never(), scratch)
                instanceof RoutesOutcome.Found found
            && found.routes().length() == hops) {
          return found.routes();
        }
      }
    }
    throw new AssertionError("no pair is " + hops + " releases apart");
  }

  @Test
  void countsExactlyWhatFitsIntoALong() {
    assertThat(longest(ladder(20, 8), 20).count()).isEqualTo(1L << 60);
  }

  @Test
  void saturatesBeyond() {
    assertThat(longest(ladder(21, 8), 21).count()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void drawsARouteEvenWhenTheCountIsSaturated() {
    assertThat(longest(ladder(30, 8), 30).sample(1).length()).isEqualTo(30);
  }

  @Test
  void givesTheFirstRoutesWithoutListingAll() {
    assertThat(longest(ladder(20, 8), 20).first(100)).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void givesNoMoreRoutesThanThereAre() {
    assertThat(longest(ladder(2, 3), 2).first(1_000)).hasSize(9);
  }

  @Test
  void refusesANegativeNumberOfRoutes() {
    ShortestRoutes routes = longest(ladder(2, 3), 2);

    assertThatIllegalArgumentException().isThrownBy(() -> routes.first(-1));
  }

  @Test
  void anArtistAndItselfHaveOneRouteOfNoRelease() {
    ShortestRoutes routes = longest(ladder(2, 3), 0);

    assertThat(routes.first(2)).containsExactly(routes.sample(1));
  }
}
