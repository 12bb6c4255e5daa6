package creditgraph.graph.search;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.testkit.reference.NaiveGraph;
import creditgraph.testkit.seed.TestSeed;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Thousands of random graphs: all shortest routes, and none but them, in the promised order.
class AllShortestPathsSeededTest {

  private static final int GRAPHS = 1_500;
  private static final int PAIRS = 8;
  private static final int MOST_ROUTES = 5_000;

  private final SearchScratch scratch = SearchScratch.create();

  @Test
  void findsWhatTheNaiveSearchFindsInTheOrderOfOrdinals() {
    Random random = new Random(TestSeed.of("AllShortestPathsSeededTest"));
    for (int round = 0; round < GRAPHS; round++) {
      CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random));
      NaiveGraph reference = RandomGraphs.asTheGraphSays(graph);
      for (int pair = 0; pair < PAIRS; pair++) {
        check(
            graph,
            reference,
            random.nextInt(graph.artistCount()),
            random.nextInt(graph.artistCount()));
      }
    }
  }

  private void check(CreditGraph graph, NaiveGraph reference, int from, int to) {
    List<CreditPath> expected =
        reference.shortestRoutes(Math.min(from, to), Math.max(from, to)).stream()
            .sorted(ASCENDING)
            .map(route -> from > to ? path(route).reversed() : path(route))
            .toList();
    switch (find(graph, from, to)) {
      case RoutesOutcome.Found found -> {
        assertThat(found.routes().count()).isEqualTo(expected.size());
        assertThat(found.routes().first(MOST_ROUTES))
            .isEqualTo(expected.subList(0, Math.min(MOST_ROUTES, expected.size())));
        assertThat(expected).contains(found.routes().sample(from));
        assertThat(expected.getFirst().length()).isEqualTo(found.routes().length());
        assertThat(found.routes().widths()).isEqualTo(widths(expected));
        int middle = found.routes().length();
        assertThat(found.routes().layer(middle)).isEqualTo(layer(expected, middle));
        CreditPath widest = found.routes().widest(AllShortestPathsSeededTest::measure);
        assertThat(expected).contains(widest).allMatch(route -> least(route) <= least(widest));
      }
      case RoutesOutcome.NotConnected _ -> assertThat(expected).isEmpty();
      case RoutesOutcome.BudgetExhausted spent ->
          throw new AssertionError("a tiny graph exhausts the standard budget: " + spent);
    }
  }

  private static int[] widths(List<CreditPath> routes) {
    int length = routes.getFirst().length();
    int[] widths = new int[2 * length + 1];
    for (int layer = 0; layer < widths.length; layer++) {
      int place = layer / 2;
      boolean ofArtists = layer % 2 == 0;
      widths[layer] =
          (int)
              routes.stream()
                  .map(route -> ofArtists ? route.artist(place) : route.release(place))
                  .distinct()
                  .count();
    }
    return widths;
  }

  @Test
  void drawsTheSameRouteReversedWhenAskedBackwards() {
    Random random = new Random(TestSeed.of("AllShortestPathsSeededTest"));
    for (int round = 0; round < 300; round++) {
      CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random));
      int from = random.nextInt(graph.artistCount());
      int to = random.nextInt(graph.artistCount());
      long seed = random.nextLong();
      if (find(graph, from, to) instanceof RoutesOutcome.Found there
          && find(graph, to, from) instanceof RoutesOutcome.Found back) {
        assertThat(back.routes().sample(seed).reversed()).isEqualTo(there.routes().sample(seed));
      }
    }
  }

  /// Pearson's test: with `n` routes the statistic has mean `n - 1` and variance `2 (n - 1)`; six
  /// deviations are passed once in a hundred million runs.
  @Test
  void drawsEachRouteEquallyOften() {
    Random random = new Random(TestSeed.of("AllShortestPathsSeededTest"));
    int tested = 0;
    while (tested < 10) {
      CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random, 25, 60, 4));
      int from = random.nextInt(graph.artistCount());
      int to = random.nextInt(graph.artistCount());
      if (find(graph, from, to) instanceof RoutesOutcome.Found found
          && found.routes().count() >= 6
          && found.routes().count() <= 60) {
        int count = (int) found.routes().count();
        int draws = 400 * count;
        Map<CreditPath, Integer> drawn = new HashMap<>();
        for (int i = 0; i < draws; i++) {
          drawn.merge(found.routes().sample(random.nextLong()), 1, Integer::sum);
        }
        double statistic = (count - drawn.size()) * 400.0;
        for (int times : drawn.values()) {
          statistic += (times - 400.0) * (times - 400.0) / 400.0;
        }
        assertThat(statistic).isLessThan(count - 1 + 6 * Math.sqrt(2.0 * (count - 1)) + 20);
        tested++;
      }
    }
  }

  private static int[] layer(List<CreditPath> routes, int place) {
    return routes.stream()
        .mapToInt(route -> place % 2 == 0 ? route.artist(place / 2) : route.release(place / 2))
        .sorted()
        .distinct()
        .toArray();
  }

  /// Any numbers will do that are not in the order of ordinals.
  private static int measure(int artist) {
    return artist * 7 % 5;
  }

  private static int least(CreditPath route) {
    int least = Integer.MAX_VALUE;
    for (int place = 1; place < route.length(); place++) {
      least = Math.min(least, measure(route.artist(place)));
    }
    return least;
  }

  private RoutesOutcome find(CreditGraph graph, int from, int to) {
    return AllShortestPaths.find(
        graph, from, to, SearchBudget.standard(), Cancellation.never(), scratch);
  }

  private static CreditPath path(List<Integer> route) {
    int[] artists = new int[route.size() / 2 + 1];
    int[] releases = new int[route.size() / 2];
    for (int place = 0; place < route.size(); place++) {
      if (place % 2 == 0) {
        artists[place / 2] = route.get(place);
      } else {
        releases[place / 2] = route.get(place);
      }
    }
    return CreditPath.of(artists, releases);
  }

  private static final Comparator<List<Integer>> ASCENDING =
      (one, other) -> {
        for (int place = 0; place < one.size(); place++) {
          int compared = Integer.compare(one.get(place), other.get(place));
          if (compared != 0) {
            return compared;
          }
        }
        return 0;
      };
}
