package creditgraph.game.challenge;

import creditgraph.graph.csr.CreditGraph;

/// From how many releases on an artist is famous enough for an end of a challenge. Follows from the
/// graph, so that a small world has challenges and the whole of Discogs has no strangers in them.
public final class Fame {

  /// A year takes 730 artists; half of what is drawn is thrown away.
  static final int ARTISTS = 2_000;

  /// One artist in so many, where that is more.
  static final int SHARE = 500;

  private static final int MOST = 10_000;

  private Fame() {}

  /// The most releases that [#ARTISTS] artists, or one of [#SHARE] where that is more, have each;
  /// at least 1. O(artists).
  public static int leastReleases(CreditGraph graph) {
    int wanted = Math.max(ARTISTS, graph.artistCount() / SHARE);
    int[] having = new int[MOST + 1];
    for (int artist = 0; artist < graph.connectedArtistCount(); artist++) {
      having[Math.min(MOST, graph.releasesOf(artist))]++;
    }
    int least = MOST;
    for (int artists = having[MOST]; least > 1 && artists < wanted; artists += having[least]) {
      least--;
    }
    return least;
  }
}
