package creditgraph.graph.measure;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.random.SplitMix64;
import creditgraph.graph.search.AllShortestPaths;
import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.CreditPath;
import creditgraph.graph.search.RoutesOutcome;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchScratch;

/// How often an artist stands between two others: the share of ordered pairs of distinct artists
/// whose shortest route, one drawn uniformly from all, runs through the artist, ends excluded.
///
/// Estimated by drawing pairs, and for each one route (Riondato and Kornaropoulos, *Fast
/// approximation of betweenness centrality through sampling*, 2016). Draws are independent, so the
/// share of one artist has a binomial interval.
public final class BetweennessSample {

  private final int[] hits;
  private final int pairs;
  private final int exhausted;

  private BetweennessSample(int[] hits, int pairs, int exhausted) {
    this.hits = hits;
    this.pairs = pairs;
    this.exhausted = exhausted;
  }

  /// @param pairs to draw, at least 1; pairs without a route count, through nobody
  /// @param budget of each search; its time limit is not used
  public static BetweennessSample of(
      CreditGraph graph, int pairs, long seed, SearchBudget budget, SearchScratch scratch) {
    int artists = graph.artistCount();
    if (artists < 2 || pairs < 1) {
      throw new IllegalArgumentException(
          "cannot draw %d pairs from %d artists".formatted(pairs, artists));
    }
    SplitMix64 random = SplitMix64.of(seed, 0);
    SearchBudget untimed = budget.untimed();
    int[] hits = new int[artists];
    int exhausted = 0;
    for (int pair = 0; pair < pairs; pair++) {
      int from = random.nextInt(artists);
      int to = random.nextInt(artists - 1);
      to += to >= from ? 1 : 0;
      long route = random.nextLong();
      switch (AllShortestPaths.find(graph, from, to, untimed, Cancellation.never(), scratch)) {
        case RoutesOutcome.Found found -> count(found.routes().sample(route), hits);
        case RoutesOutcome.NotConnected _ -> {}
        case RoutesOutcome.BudgetExhausted _ -> exhausted++;
      }
    }
    return new BetweennessSample(hits, pairs, exhausted);
  }

  /// The share of pairs that an artist stands between.
  public Interval share(int artist) {
    return Interval.ofShare(hits[artist], pairs);
  }

  /// Pairs whose search ran out of budget; they count as routes through nobody.
  public int exhausted() {
    return exhausted;
  }

  private static void count(CreditPath path, int[] hits) {
    for (int place = 1; place < path.length(); place++) {
      hits[path.artist(place)]++;
    }
  }
}
