package creditgraph.graph.measure;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.random.SplitMix64;
import creditgraph.graph.search.AllShortestPaths;
import creditgraph.graph.search.Cancellation;
import creditgraph.graph.search.CreditPath;
import creditgraph.graph.search.ReleaseYears;
import creditgraph.graph.search.RoutesOutcome;
import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchScratch;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How often an artist stands between two others: the share of ordered pairs of distinct artists
/// whose shortest route, one drawn uniformly from all, runs through the artist, ends excluded.
///
/// Estimated by drawing pairs, and for each one route (Riondato and Kornaropoulos, *Fast
/// approximation of betweenness centrality through sampling*, 2016). Draws are independent, so the
/// share of one artist has a binomial interval, and the hits of parts that were drawn apart add up.
///
/// An artist also has hits by decade: a route counts for a decade when it comes to the artist, or
/// leaves, by a release of those years; one that does both counts once, and one that comes by one
/// decade and leaves by another counts for both.
public final class BetweennessSample {

  private static final int DECADE = 10;

  private final SortedMap<Integer, Integer> hits = new TreeMap<>();
  private final SortedMap<Integer, SortedMap<Integer, Integer>> byDecade = new TreeMap<>();
  private final ReleaseYears years;
  private final int pairs;
  private int connected;
  private int exhausted;

  private BetweennessSample(int pairs, ReleaseYears years) {
    this.pairs = pairs;
    this.years = years;
  }

  /// @param index which part of the sample this is
  /// @param pairs to draw, at least 1; pairs without a route count, through nobody
  /// @param years of the releases on the routes
  /// @param budget of each search; its time limit is not used
  public static BetweennessSample of(
      CreditGraph graph,
      long seed,
      int index,
      int pairs,
      ReleaseYears years,
      SearchBudget budget,
      SearchScratch scratch) {
    int artists = graph.artistCount();
    if (artists < 2 || pairs < 1) {
      throw new IllegalArgumentException(
          "cannot draw %d pairs from %d artists".formatted(pairs, artists));
    }
    SplitMix64 random = SplitMix64.of(seed, index);
    SearchBudget untimed = budget.untimed();
    BetweennessSample sample = new BetweennessSample(pairs, years);
    for (int pair = 0; pair < pairs; pair++) {
      int from = random.nextInt(artists);
      int to = random.nextInt(artists - 1);
      to += to >= from ? 1 : 0;
      long route = random.nextLong();
      switch (AllShortestPaths.find(graph, from, to, untimed, Cancellation.never(), scratch)) {
        case RoutesOutcome.Found found -> sample.count(found.routes().sample(route));
        case RoutesOutcome.NotConnected _ -> {}
        case RoutesOutcome.BudgetExhausted _ -> sample.exhausted++;
      }
    }
    return sample;
  }

  private void count(CreditPath path) {
    connected++;
    for (int place = 1; place < path.length(); place++) {
      int artist = path.artist(place);
      hits.merge(artist, 1, Integer::sum);
      int arrival = decade(path.release(place - 1));
      int departure = decade(path.release(place));
      count(arrival, artist);
      if (departure != arrival) {
        count(departure, artist);
      }
    }
  }

  private void count(int decade, int artist) {
    if (decade > 0) {
      byDecade.computeIfAbsent(decade, _ -> new TreeMap<>()).merge(artist, 1, Integer::sum);
    }
  }

  /// 0 when nobody stated the year.
  private int decade(int release) {
    return years.year(release) / DECADE * DECADE;
  }

  /// Pairs drawn.
  public int pairs() {
    return pairs;
  }

  /// Pairs of which a route was drawn.
  public int connected() {
    return connected;
  }

  /// Pairs whose search ran out of budget; they count as routes through nobody.
  public int exhausted() {
    return exhausted;
  }

  /// Of each artist who was met, the routes that ran through; by ordinal.
  public SortedMap<Integer, Integer> hits() {
    return Collections.unmodifiableSortedMap(hits);
  }

  /// The same by the first year of a decade; routes by releases of no known year are in none.
  public SortedMap<Integer, SortedMap<Integer, Integer>> hitsByDecade() {
    return Collections.unmodifiableSortedMap(byDecade);
  }
}
