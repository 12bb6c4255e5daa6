package creditgraph.graph.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.testkit.reference.NaiveGraph;
import creditgraph.testkit.seed.TestSeed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Thousands of random graphs and costs: what the fast search calls cheapest costs what it says,
/// and the naive one finds nothing cheaper.
class WeightedPathSeededTest {

  private static final int GRAPHS = 2_500;
  private static final int PAIRS = 6;

  private final SearchScratch scratch = SearchScratch.create();

  /// A question's costs, with roles and fees drawn for every credit and release, and in half of all
  /// questions releases and artists that no route may use.
  private record Prices(
      RouteCosts costs, int[][] bits, int[] fees, BitSet refused, Set<Integer> shunned) {

    static Prices random(Random random, NaiveGraph graph) {
      List<Integer> roles = random.ints(4, 0, 1 + random.nextInt(30)).boxed().toList();
      RouteCosts costs =
          new RouteCosts(
              1 + random.nextInt(10),
              random.nextInt(4) == 0 ? List.of() : roles,
              random.nextInt(6),
              random.nextInt(8));
      int[][] bits =
          graph.releases().stream()
              .map(release -> random.ints(release.size(), 0, 64).toArray())
              .toArray(int[][]::new);
      int most = random.nextInt(2) == 0 ? 1 : 20;
      BitSet refused = new BitSet();
      if (random.nextBoolean()) {
        int oneIn = 2 + random.nextInt(8);
        IntStream.range(0, bits.length)
            .filter(_ -> random.nextInt(oneIn) == 0)
            .forEach(refused::set);
      }
      Set<Integer> shunned = new HashSet<>();
      if (random.nextBoolean()) {
        random.ints(1 + random.nextInt(4), 0, graph.artistCount()).forEach(shunned::add);
      }
      return new Prices(costs, bits, random.ints(bits.length, 0, most).toArray(), refused, shunned);
    }

    Set<Integer> avoided(int from, int to) {
      Set<Integer> between = new HashSet<>(shunned);
      between.remove(from);
      between.remove(to);
      return between;
    }

    int credit(NaiveGraph graph, int release, int artist) {
      int index = graph.releases().get(release).indexOf(artist);
      int cheapest = Integer.MAX_VALUE;
      for (int bit = 0; bit < costs.roles().size(); bit++) {
        if ((bits[release][index] >> bit & 1) == 1) {
          cheapest = Math.min(cheapest, costs.roles().get(bit));
        }
      }
      return cheapest == Integer.MAX_VALUE ? 0 : cheapest;
    }

    int hop(NaiveGraph graph, int artist, int release, int other) {
      int doublings = doublings(graph.releases().get(release).size());
      return costs.release()
          + costs.sizeDoubling() * doublings
          + fees[release]
          + credit(graph, release, artist)
          + credit(graph, release, other);
    }

    int hub(NaiveGraph graph, int artist) {
      long joining =
          graph.releases().stream()
              .filter(release -> release.size() > 1 && release.contains(artist))
              .count();
      return costs.hubDoubling() * doublings((int) joining);
    }

    private static int doublings(int number) {
      int doublings = 0;
      for (int left = number; left > 1; left /= 2) {
        doublings++;
      }
      return doublings;
    }
  }

  @Test
  void findsACheapestRouteAndItsCost() {
    checkRandomGraphs(TestSeed.of("WeightedPathSeededTest"));
  }

  /// In the first a release was met while the other end's price of it waited to be asked again, in
  /// the second its price fell after both ends had met there.
  @ParameterizedTest
  @ValueSource(longs = {42_440_826_144_347L, 50_138})
  void findsTheRoutesItOnceMissed(long seed) {
    checkRandomGraphs(seed);
  }

  private void checkRandomGraphs(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < GRAPHS; round++) {
      CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(random));
      NaiveGraph reference = RandomGraphs.asTheGraphSays(graph);
      Prices prices = Prices.random(random, reference);
      for (int pair = 0; pair < PAIRS; pair++) {
        int from = random.nextInt(graph.artistCount());
        int to = random.nextInt(graph.artistCount());
        check(graph, reference, prices, from, to);
      }
    }
  }

  /// Large enough that tables grow, hubs wait and bounds cut.
  @Test
  void findsACheapestRouteAmongHundredsOfArtists() {
    Random random = new Random(TestSeed.of("WeightedPathSeededTest.large"));
    for (int round = 0; round < 40; round++) {
      NaiveGraph naive = NaiveGraph.random(random, 400, 500 + random.nextInt(300), 4);
      CreditGraph graph = RandomGraphs.graphOf(naive);
      NaiveGraph reference = RandomGraphs.asTheGraphSays(graph);
      Prices prices = Prices.random(random, reference);
      check(
          graph,
          reference,
          prices,
          random.nextInt(graph.artistCount()),
          random.nextInt(graph.artistCount()));
    }
  }

  private void check(CreditGraph graph, NaiveGraph reference, Prices prices, int from, int to) {
    long expected = cheapest(reference, prices, from, to);
    switch (find(graph, prices, from, to)) {
      case WeightedOutcome.Found found -> {
        assertThat(found.cost()).isEqualTo((int) expected);
        assertThat(cost(reference, prices, found.path())).isEqualTo((int) expected);
        assertThat(found.path().artist(0)).isEqualTo(from);
        assertThat(found.path().artist(found.path().length())).isEqualTo(to);
        assertThat(find(graph, prices, to, from))
            .as("asked backwards")
            .isInstanceOfSatisfying(
                WeightedOutcome.Found.class,
                back -> assertThat(back.path().reversed()).isEqualTo(found.path()));
      }
      case WeightedOutcome.NotConnected _ -> assertThat(expected).isEqualTo(Long.MAX_VALUE);
      case WeightedOutcome.BudgetExhausted spent ->
          throw new AssertionError("a tiny graph exhausts the standard budget: " + spent);
    }
  }

  private WeightedOutcome find(CreditGraph graph, Prices prices, int from, int to) {
    return WeightedPath.find(
        graph,
        from,
        to,
        new RouteTariff(
            prices.costs(),
            (release, count, into) -> System.arraycopy(prices.bits()[release], 0, into, 0, count),
            release -> prices.fees()[release]),
        prices.avoided(from, to),
        release -> !prices.refused().get(release),
        SearchBudget.standard(),
        Cancellation.never(),
        scratch);
  }

  private static int cost(NaiveGraph graph, Prices prices, CreditPath path) {
    int cost = 0;
    for (int hop = 0; hop < path.length(); hop++) {
      assertThat(graph.joins(path.release(hop), path.artist(hop), path.artist(hop + 1))).isTrue();
      assertThat(prices.refused().get(path.release(hop))).isFalse();
      assertThat(hop > 0 && prices.shunned().contains(path.artist(hop))).isFalse();
      cost += hop == 0 ? 0 : prices.hub(graph, path.artist(hop));
      cost += prices.hop(graph, path.artist(hop), path.release(hop), path.artist(hop + 1));
    }
    return cost;
  }

  /// Bellman's and Ford's: every hop is tried until none helps.
  private static long cheapest(NaiveGraph graph, Prices prices, int from, int to) {
    long[] costs = new long[graph.artistCount()];
    Arrays.fill(costs, Long.MAX_VALUE);
    costs[from] = 0;
    int[] hubs =
        IntStream.range(0, graph.artistCount())
            .map(artist -> artist == from ? 0 : prices.hub(graph, artist))
            .toArray();
    List<int[]> hops = new ArrayList<>();
    Set<Integer> avoided = prices.avoided(from, to);
    for (int release = 0; release < graph.releases().size(); release++) {
      if (prices.refused().get(release)) {
        continue;
      }
      for (int artist : graph.releases().get(release)) {
        for (int other : graph.releases().get(release)) {
          if (artist != other && !avoided.contains(artist) && !avoided.contains(other)) {
            int cost = hubs[artist] + prices.hop(graph, artist, release, other);
            hops.add(new int[] {artist, other, cost});
          }
        }
      }
    }
    boolean helped = true;
    while (helped) {
      helped = false;
      for (int[] hop : hops) {
        if (costs[hop[0]] != Long.MAX_VALUE && costs[hop[0]] + hop[2] < costs[hop[1]]) {
          costs[hop[1]] = costs[hop[0]] + hop[2];
          helped = true;
        }
      }
    }
    return costs[to];
  }

  @Test
  void aReleaseMustCostSomething() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RouteCosts(0, List.of(), 1, 1));
  }

  @Test
  void aCostHasALimit() {
    List<Integer> dear = List.of(RouteCosts.MAX_COST + 1);

    assertThatIllegalArgumentException().isThrownBy(() -> new RouteCosts(1, dear, 1, 1));
  }
}
