package creditgraph.graph.measure;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.search.RandomGraphs;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchScratch;
import creditgraph.testkit.reference.NaiveGraph;
import creditgraph.testkit.seed.TestSeed;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random graphs: distances exactly as the naive search has them, and intervals that hold the true
/// value about as often as they say.
class MeasuresSeededTest {

  private final Random random = new Random(TestSeed.of("MeasuresSeededTest"));

  @Test
  void distancesFromOneSourceAreThoseOfTheNaiveSearch() {
    for (int round = 0; round < 1_000; round++) {
      CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random));
      int source = random.nextInt(graph.artistCount());

      assertThat(Distances.from(graph, source))
          .isEqualTo(RandomGraphs.asTheGraphSays(graph).distances(source));
    }
  }

  @Test
  void distancesFromManySourcesAreThoseFromEach() {
    MultiSourceDistances pass = MultiSourceDistances.create();
    for (int round = 0; round < 1_000; round++) {
      CreditGraph graph =
          RandomGraphs.graphOf(
              round % 4 == 0
                  ? NaiveGraph.random(random, 400, 100 + random.nextInt(600), 4)
                  : NaiveGraph.random(random));
      int[] sources = random.ints(1 + random.nextInt(64), 0, graph.artistCount()).toArray();
      int[][] found = new int[sources.length][graph.artistCount()];
      for (int[] distances : found) {
        Arrays.fill(distances, Distances.NOT_CONNECTED);
      }

      pass.run(
          graph,
          sources,
          (artist, distance, reached) -> {
            for (long left = reached; left != 0; left &= left - 1) {
              int[] distances = found[Long.numberOfTrailingZeros(left)];
              assertThat(distances[artist]).as("told twice").isEqualTo(Distances.NOT_CONNECTED);
              distances[artist] = distance;
            }
          });

      for (int i = 0; i < sources.length; i++) {
        assertThat(found[i]).isEqualTo(Distances.from(graph, sources[i]));
      }
    }
  }

  @Test
  void closenessIsExactWhenEveryArtistIsASource() {
    for (int round = 0; round < 200; round++) {
      CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random));
      if (graph.componentCount() > 0) {
        ClosenessSample sample = ClosenessSample.of(graph, 0, graph.artistCount() + 2, 1);
        int artist = random.nextInt(graph.componentStart(1));

        Interval mean = sample.meanDistance(artist);

        assertThat(mean.estimate()).isEqualTo(meanDistance(graph, artist));
        assertThat(mean.low()).isEqualTo(mean.high());
      }
    }
  }

  @Test
  void closenessIntervalsHoldTheTrueMeanAboutAsOftenAsTheySay() {
    CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random, 600, 700, 4));
    int artist = random.nextInt(graph.componentStart(1));
    double truth = meanDistance(graph, artist);
    int held = 0;
    for (int seed = 0; seed < 400; seed++) {
      Interval mean = ClosenessSample.of(graph, 0, 64, seed).meanDistance(artist);
      held += mean.low() <= truth && truth <= mean.high() ? 1 : 0;
    }
    assertThat(held).as("of 400 intervals at 95 %%").isGreaterThan(350);
  }

  @Test
  void betweennessIntervalsHoldTheTrueShareAboutAsOftenAsTheySay() {
    CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random, 30, 40, 3));
    double[] shares = shares(graph);
    int artist = 0;
    for (int other = 1; other < shares.length; other++) {
      artist = shares[other] > shares[artist] ? other : artist;
    }
    SearchScratch scratch = SearchScratch.create();
    int held = 0;
    for (int seed = 0; seed < 400; seed++) {
      Interval share =
          BetweennessSample.of(graph, 300, seed, SearchBudget.standard(), scratch).share(artist);
      held += share.low() <= shares[artist] && shares[artist] <= share.high() ? 1 : 0;
    }
    assertThat(held).as("of 400 intervals at 95 %%").isGreaterThan(350);
  }

  @Test
  void degreesAddUpToTheCreditsFromBothSides() {
    for (int round = 0; round < 200; round++) {
      CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random));
      DegreeStatistics artists = DegreeStatistics.ofArtists(graph);
      DegreeStatistics releases = DegreeStatistics.ofReleases(graph);

      assertThat(artists.credits()).isEqualTo(graph.creditCount());
      assertThat(releases.credits()).isEqualTo(graph.creditCount());
      assertThat(releases.quantile(1))
          .isEqualTo(
              RandomGraphs.asTheGraphSays(graph).releases().stream()
                  .mapToInt(List::size)
                  .max()
                  .orElseThrow());
    }
  }

  private static double meanDistance(CreditGraph graph, int artist) {
    int[] distances = Distances.from(graph, artist);
    long sum = Arrays.stream(distances).filter(distance -> distance > 0).asLongStream().sum();
    return (double) sum / (graph.componentStart(1) - 1);
  }

  /// By listing every shortest route of every pair.
  private static double[] shares(CreditGraph graph) {
    NaiveGraph reference = RandomGraphs.asTheGraphSays(graph);
    int artists = graph.artistCount();
    double[] shares = new double[artists];
    for (int from = 0; from < artists; from++) {
      for (int to = 0; to < artists; to++) {
        List<List<Integer>> routes = from == to ? List.of() : reference.shortestRoutes(from, to);
        for (List<Integer> route : routes) {
          for (int place = 2; place < route.size() - 1; place += 2) {
            shares[route.get(place)] += 1.0 / routes.size() / (artists * (artists - 1.0));
          }
        }
      }
    }
    return shares;
  }
}
