package creditgraph.graph.measure;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.search.RandomGraphs;
import creditgraph.graph.search.ReleaseYears;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchScratch;
import creditgraph.testkit.reference.NaiveGraph;
import creditgraph.testkit.seed.TestSeed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
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
  void meanDistancesAreExactWhenEveryArtistIsASource() {
    for (int round = 0; round < 200; round++) {
      CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random));
      if (graph.componentCount() > 0 && graph.componentStart(1) <= MultiSourceDistances.SOURCES) {
        int[] all = ArtistDraw.random(graph, 0, MultiSourceDistances.SOURCES, 1);
        int artist = random.nextInt(all.length);

        Interval mean = meanDistance(graph, all, artist);

        assertThat(all).hasSize(graph.componentStart(1)).doesNotHaveDuplicates();
        assertThat(mean.estimate()).isEqualTo(meanDistance(graph, artist));
        assertThat(mean.low()).isEqualTo(mean.high());
      }
    }
  }

  @Test
  void intervalsOfMeanDistancesHoldTheTruthAboutAsOftenAsTheySay() {
    CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random, 600, 700, 4));
    int artist = random.nextInt(graph.componentStart(1));
    double truth = meanDistance(graph, artist);
    int held = 0;
    for (int seed = 0; seed < 400; seed++) {
      Interval mean = meanDistance(graph, ArtistDraw.random(graph, 0, 64, seed), artist);
      held += mean.low() <= truth && truth <= mean.high() ? 1 : 0;
    }
    assertThat(held).as("of 400 intervals at 95 %%").isGreaterThan(350);
  }

  @Test
  void aSweepCountsWhatTheNaiveSearchSeesWhateverMemoryItHas() {
    for (int round = 0; round < 200; round++) {
      CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random));
      if (graph.componentCount() == 0) {
        continue;
      }
      int[] sources = ArtistDraw.random(graph, 0, 1 + random.nextInt(8), round);
      int[] panel = ArtistDraw.mostCredited(graph, 0, 3);
      DistanceSweep sweep = DistanceSweep.of(graph, sources, panel, Long.MAX_VALUE);
      DistanceSweep lean = DistanceSweep.of(graph, sources, panel, 0);

      assertThat(lean.byReleases()).isDeepEqualTo(sweep.byReleases());
      long[] sums = new long[panel.length];
      for (int source = 0; source < sources.length; source++) {
        int[] distances = Distances.from(graph, sources[source]);
        int[] counts = sweep.byReleases()[source];
        for (int releases = 1; releases < counts.length; releases++) {
          int far = releases;
          assertThat(counts[releases])
              .isEqualTo((int) Arrays.stream(distances).filter(one -> one == far).count());
        }
        for (int place = 0; place < panel.length; place++) {
          sums[place] += distances[panel[place]];
        }
      }
      for (int place = 0; place < panel.length; place++) {
        assertThat(sweep.sum(place)).isEqualTo(sums[place]).isEqualTo(lean.sum(place));
        assertThat(lean.sumOfSquares(place)).isEqualTo(sweep.sumOfSquares(place));
      }
    }
  }

  @Test
  void aShorterDrawIsTheBeginningOfALongerOne() {
    CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random, 600, 700, 4));

    assertThat(ArtistDraw.random(graph, 0, 300, 5)).startsWith(ArtistDraw.random(graph, 0, 70, 5));
  }

  @Test
  void theMostCreditedHaveNoFewerReleasesThanAnyOther() {
    CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random, 600, 700, 4));
    int[] most = ArtistDraw.mostCredited(graph, 0, 20);
    int fewest = Arrays.stream(most).map(graph::releasesOf).min().orElseThrow();

    assertThat(most).hasSize(20).isSorted().doesNotHaveDuplicates();
    for (int artist = 0; artist < graph.componentStart(1); artist++) {
      int releases = graph.releasesOf(artist);
      if (releases > fewest || (releases == fewest && artist < last(most, graph, fewest))) {
        assertThat(most).contains(artist);
      }
    }
  }

  private static int last(int[] artists, CreditGraph graph, int releases) {
    return Arrays.stream(artists)
        .filter(one -> graph.releasesOf(one) == releases)
        .max()
        .orElseThrow();
  }

  @Test
  void betweennessIntervalsHoldTheTrueShareAboutAsOftenAsTheySay() {
    CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random, 30, 40, 3));
    double[] shares = shares(graph);
    int artist = 0;
    for (int other = 1; other < shares.length; other++) {
      artist = shares[other] > shares[artist] ? other : artist;
    }
    int held = 0;
    for (int seed = 0; seed < 400; seed++) {
      BetweennessSample sample = routes(graph, seed, 0, 300);
      Interval share = Interval.ofShare(sample.hits().getOrDefault(artist, 0), sample.pairs());
      held += share.low() <= shares[artist] && shares[artist] <= share.high() ? 1 : 0;
    }
    assertThat(held).as("of 400 intervals at 95 %%").isGreaterThan(350);
  }

  @Test
  void everyArtistBetweenTwoReleasesHasTheRouteInTheDecadesOfBoth() {
    CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random, 60, 70, 3));
    BetweennessSample sample = routes(graph, 3, 1, 500);

    // The fixture's years: even releases are of 1984, odd ones of nobody knows when.
    assertThat(sample.hitsByDecade()).containsOnlyKeys(1980);
    sample
        .hitsByDecade()
        .values()
        .forEach(some ->
            some.forEach((artist, hits) ->
                assertThat(hits).isLessThanOrEqualTo(sample.hits().getOrDefault(artist, 0))));
    assertThat(sample.connected()).isPositive().isLessThanOrEqualTo(500);
    assertThat(routes(graph, 3, 1, 500).hits()).isEqualTo(sample.hits());
    assertThat(routes(graph, 3, 2, 500).hits()).isNotEqualTo(sample.hits());
  }

  private static BetweennessSample routes(CreditGraph graph, long seed, int index, int pairs) {
    return BetweennessSample.of(
        graph,
        seed,
        index,
        pairs,
        release -> release % 2 == 0 ? 1984 : ReleaseYears.UNKNOWN,
        SearchBudget.standard(),
        SearchScratch.create());
  }

  @Test
  void intervalsOfClusteringHoldTheTruthAboutAsOftenAsTheySay() {
    CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random, 60, 70, 3));
    double truth = clustering(graph);
    int held = 0;
    for (int seed = 0; seed < 400; seed++) {
      ClusteringSample sample = ClusteringSample.of(graph, seed, 0, 300);
      Interval share = Interval.ofShare(sample.closed(), sample.draws());
      held += share.low() <= truth && truth <= share.high() ? 1 : 0;
    }
    assertThat(held).as("of 400 intervals at 95 %%").isGreaterThan(350);
  }

  /// By looking at every two neighbours of every artist.
  private static double clustering(CreditGraph graph) {
    NaiveGraph reference = RandomGraphs.asTheGraphSays(graph);
    List<Set<Integer>> neighbours = new ArrayList<>();
    for (int artist = 0; artist < graph.artistCount(); artist++) {
      int one = artist;
      neighbours.add(
          reference.releases().stream()
              .filter(release -> release.contains(one))
              .flatMap(List::stream)
              .filter(other -> other != one)
              .collect(Collectors.toSet()));
    }
    List<Set<Integer>> several = neighbours.stream().filter(all -> all.size() > 1).toList();
    double sum = 0;
    for (Set<Integer> all : several) {
      long closed =
          all.stream()
              .mapToLong(one -> all.stream().filter(neighbours.get(one)::contains).count())
              .sum();
      sum += closed / (all.size() * (all.size() - 1.0));
    }
    return sum / several.size();
  }

  @Test
  void componentSizesAddUp() {
    for (int round = 0; round < 200; round++) {
      CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random));
      ComponentSizes sizes = ComponentSizes.of(graph);
      long pairs = 0;
      for (int artist = 0; artist < graph.artistCount(); artist++) {
        pairs += Arrays.stream(Distances.from(graph, artist)).filter(one -> one > 0).count();
      }

      assertThat(sizes.connectedPairs()).isEqualTo(pairs);
      assertThat(sizes.byBinaryDigits().stream().mapToInt(Integer::intValue).sum())
          .isEqualTo(Components.of(graph).count());
    }
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
      assertThat(artists.byBinaryDigits().stream().mapToInt(Integer::intValue).sum())
          .isEqualTo(graph.artistCount());
    }
  }

  private static Interval meanDistance(CreditGraph graph, int[] sources, int artist) {
    DistanceSweep sweep = DistanceSweep.of(graph, sources, new int[] {artist}, Long.MAX_VALUE);
    return Interval.ofMean(
        sweep.sum(0), sweep.sumOfSquares(0), sweep.counted(0), graph.componentStart(1) - 1);
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
