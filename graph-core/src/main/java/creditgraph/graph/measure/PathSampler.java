package creditgraph.graph.measure;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.random.SplitMix64;
import creditgraph.graph.search.RouteChoice;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.WeightedOutcome;
import java.util.Arrays;

/// Measures how far apart random artists are.
///
/// Pairs of distinct artists are drawn uniformly from all artists of the graph: the first from `A`
/// ordinals, the second from `A - 1`, those at or above the first moved up by one. The draws come
/// from SplitMix64 started by seed and index, so equal arguments give equal counts on any machine
/// and the parts of a large sample can be computed apart.
public final class PathSampler {

  private PathSampler() {}

  /// How far apart by one route of fewest releases.
  ///
  /// Arguments and errors as of the other.
  public static DistanceSample sample(
      CreditGraph graph,
      long seed,
      int index,
      int pairs,
      SearchBudget budget,
      SearchScratch scratch) {
    return sample(graph, seed, index, pairs, RouteChoice.fewest(), budget, scratch);
  }

  /// How far apart by the route that is chosen. The choice does not enter the draws: all choices
  /// are asked for the same pairs.
  ///
  /// @param index which part of the sample this is
  /// @param pairs pairs to draw, not negative
  /// @param budget of each search; its time limit is not used, as a count must not depend on the
  ///   speed of a machine
  /// @throws IllegalArgumentException when the graph has fewer than two artists or `pairs` is
  ///   negative
  public static DistanceSample sample(
      CreditGraph graph,
      long seed,
      int index,
      int pairs,
      RouteChoice choice,
      SearchBudget budget,
      SearchScratch scratch) {
    int artists = graph.artistCount();
    if (artists < 2 || pairs < 0) {
      throw new IllegalArgumentException(
          "cannot draw %d pairs from %d artists".formatted(pairs, artists));
    }
    SplitMix64 random = SplitMix64.of(seed, index);
    SearchBudget untimed = budget.untimed();
    long[] byReleases = new long[8];
    long notConnected = 0;
    long exhausted = 0;
    CostTotals costs = CostTotals.NONE;
    for (int pair = 0; pair < pairs; pair++) {
      int from = random.nextInt(artists);
      int to = random.nextInt(artists - 1);
      if (to >= from) {
        to++;
      }
      switch (choice.find(graph, from, to, untimed, scratch)) {
        case WeightedOutcome.Found found -> {
          int length = found.path().length();
          if (length >= byReleases.length) {
            byReleases = Arrays.copyOf(byReleases, length * 2);
          }
          byReleases[length]++;
          if (found.cost() > 0) {
            costs = costs.and(found.cost());
          }
        }
        case WeightedOutcome.NotConnected _ -> notConnected++;
        case WeightedOutcome.BudgetExhausted _ -> exhausted++;
      }
    }
    return DistanceSample.of(byReleases, notConnected, exhausted, costs);
  }
}
