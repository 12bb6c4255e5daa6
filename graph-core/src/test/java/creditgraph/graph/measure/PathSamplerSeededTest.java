package creditgraph.graph.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.random.SplitMix64;
import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.ConstrainedPath;
import creditgraph.graph.search.RandomGraphs;
import creditgraph.graph.search.ReleaseFilter;
import creditgraph.graph.search.ReleaseYears;
import creditgraph.graph.search.RouteChoice;
import creditgraph.graph.search.RouteCosts;
import creditgraph.graph.search.RouteTariff;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchConstraints;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.WeightedOutcome;
import creditgraph.graph.search.WeightedPath;
import creditgraph.testkit.reference.NaiveGraph;
import creditgraph.testkit.seed.TestSeed;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// On random graphs with years, a sample says of the pairs it draws what the single searches say.
class PathSamplerSeededTest {

  private static final int PAIRS = 40;
  private static final int FIRST = 1970;
  private static final int LAST = 1979;
  private static final RouteTariff TARIFF =
      new RouteTariff(RouteCosts.standard(), (_, _, _) -> {}, release -> release % 3);

  private final Random random = new Random(TestSeed.of("PathSamplerSeededTest"));
  private final SearchScratch scratch = SearchScratch.create();

  @FunctionalInterface
  private interface Question {
    void ask(int from, int to);
  }

  /// Every tenth release is of an unknown year.
  private static int year(int release) {
    return release % 10 == 0 ? ReleaseYears.UNKNOWN : 1960 + release % 30;
  }

  @Test
  void countsTheShortestRoutesOfTheYears() {
    for (int round = 0; round < 100; round++) {
      CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random, 60, 120, 4));
      RouteChoice choice = new RouteChoice.Fewest(years());

      DistanceSample sample = sample(graph, round, choice);

      long[] expected = new long[SearchBudget.standard().maxReleases() + 1];
      forEachPair(
          graph,
          round,
          (from, to) -> {
            if (ConstrainedPath.find(
                    graph,
                    from,
                    to,
                    SearchConstraints.none().between(FIRST, LAST),
                    PathSamplerSeededTest::year,
                    SearchBudget.standard(),
                    Cancellation.never(),
                    scratch)
                instanceof SearchOutcome.Found found) {
              expected[found.path().length()]++;
            } else {
              expected[0]++;
            }
          });
      long notConnected = expected[0];
      expected[0] = 0;
      assertThat(sample).isEqualTo(DistanceSample.of(expected, notConnected, 0));
    }
  }

  @Test
  void addsUpWhatTheCheapestRoutesCost() {
    for (int round = 0; round < 100; round++) {
      CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random, 60, 120, 4));

      DistanceSample sample = sample(graph, round, new RouteChoice.Cheapest(TARIFF, years()));

      long[] sums = new long[4];
      forEachPair(
          graph,
          round,
          (from, to) -> {
            if (WeightedPath.find(
                    graph,
                    from,
                    to,
                    TARIFF,
                    years(),
                    SearchBudget.standard(),
                    Cancellation.never(),
                    scratch)
                instanceof WeightedOutcome.Found found) {
              sums[0] += found.cost();
              sums[1] += (long) found.cost() * found.cost();
              sums[2] = Math.max(sums[2], found.cost());
            } else {
              sums[3]++;
            }
          });
      assertThat(sample.costs()).isEqualTo(new CostTotals(sums[0], sums[1], (int) sums[2]));
      assertThat(sample.notConnected()).isEqualTo(sums[3]);
    }
  }

  @Test
  void aChoiceWithoutConditionsCountsWhatTheShortFormCounts() {
    CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random, 60, 120, 4));

    assertThat(sample(graph, 5, RouteChoice.fewest()))
        .isEqualTo(PathSampler.sample(graph, 5, 0, PAIRS, SearchBudget.standard(), scratch));
  }

  @Test
  void yearsThatAreNoneAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReleaseFilter.between(PathSamplerSeededTest::year, 1980, 1979));
  }

  private static ReleaseFilter years() {
    return ReleaseFilter.between(PathSamplerSeededTest::year, FIRST, LAST);
  }

  private DistanceSample sample(CreditGraph graph, long seed, RouteChoice choice) {
    return PathSampler.sample(graph, seed, 0, PAIRS, choice, SearchBudget.standard(), scratch);
  }

  /// The pairs that a sample draws, as its documentation says.
  private static void forEachPair(CreditGraph graph, long seed, Question question) {
    SplitMix64 draws = SplitMix64.of(seed, 0);
    for (int pair = 0; pair < PAIRS; pair++) {
      int from = draws.nextInt(graph.artistCount());
      int to = draws.nextInt(graph.artistCount() - 1);
      question.ask(from, to >= from ? to + 1 : to);
    }
  }
}
