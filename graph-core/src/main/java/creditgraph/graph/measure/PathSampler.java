package creditgraph.graph.measure;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.random.SplitMix64;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import java.util.Arrays;

/// Measures how far apart random artists are.
///
/// Pairs of distinct artists are drawn uniformly from all artists of the graph: the first from `A`
/// ordinals, the second from `A - 1`, those at or above the first moved up by one. The draws come
/// from SplitMix64 started by seed and index, so equal arguments give equal counts on any machine
/// and the parts of a large sample can be computed apart.
public final class PathSampler {

  private PathSampler() {}

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
    for (int pair = 0; pair < pairs; pair++) {
      int from = random.nextInt(artists);
      int to = random.nextInt(artists - 1);
      if (to >= from) {
        to++;
      }
      switch (ShortestPath.find(graph, from, to, untimed, scratch)) {
        case SearchOutcome.Found found -> {
          int length = found.path().length();
          if (length >= byReleases.length) {
            byReleases = Arrays.copyOf(byReleases, length * 2);
          }
          byReleases[length]++;
        }
        case SearchOutcome.NotConnected none -> notConnected++;
        case SearchOutcome.BudgetExhausted spent -> exhausted++;
      }
    }
    return DistanceSample.of(byReleases, notConnected, exhausted);
  }
}
