package creditgraph.graph.measure;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.random.SplitMix64;

/// Draws pairs of different artists who both have enough releases, each such pair equally likely.
///
/// Ordinals are drawn from all artists until one has enough, so nothing need be known of the
/// others. The draws come from SplitMix64 started by seed and index: equal arguments draw equal
/// pairs on any machine.
public final class PairDraw {

  /// Draws for one artist before it is taken that there is none.
  static final int MAX_DRAWS = 1_000_000;

  private final CreditGraph graph;
  private final int minReleases;
  private final SplitMix64 random;

  private PairDraw(CreditGraph graph, int minReleases, SplitMix64 random) {
    this.graph = graph;
    this.minReleases = minReleases;
    this.random = random;
  }

  /// @param index which part of the sample this is
  /// @param minReleases of both artists, solo releases included
  public static PairDraw of(CreditGraph graph, long seed, int index, int minReleases) {
    return new PairDraw(graph, minReleases, SplitMix64.of(seed, index));
  }

  /// @param from ordinal
  /// @param to ordinal, another one
  public record Pair(int from, int to) {}

  /// @throws IllegalArgumentException when a million draws have found no such artist
  public Pair next() {
    int from = artist(-1);
    return new Pair(from, artist(from));
  }

  private int artist(int other) {
    if (graph.artistCount() > 0) {
      for (int draw = 0; draw < MAX_DRAWS; draw++) {
        int artist = random.nextInt(graph.artistCount());
        if (artist != other && graph.releasesOf(artist) >= minReleases) {
          return artist;
        }
      }
    }
    throw new IllegalArgumentException(
        "%,d draws from %,d artists found no %s artist with %,d releases or more; ask for fewer"
            .formatted(MAX_DRAWS, graph.artistCount(), other < 0 ? "" : "second", minReleases)
            .replace("  ", " "));
  }
}
