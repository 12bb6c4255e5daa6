package creditgraph.graph.measure;

import creditgraph.graph.csr.CreditGraph;
import java.util.Arrays;

/// How many releases artists have, or how many artists releases have. Exact.
public final class DegreeStatistics {

  private final int[] ascending;
  private final long credits;

  private DegreeStatistics(int[] degrees) {
    Arrays.sort(degrees);
    this.ascending = degrees;
    this.credits = Arrays.stream(degrees).asLongStream().sum();
  }

  /// Releases of each artist, solo ones included.
  public static DegreeStatistics ofArtists(CreditGraph graph) {
    int[] degrees = new int[graph.artistCount()];
    for (int artist = 0; artist < degrees.length; artist++) {
      degrees[artist] = graph.releasesOf(artist);
    }
    return new DegreeStatistics(degrees);
  }

  /// Artists of each release, solo ones included.
  public static DegreeStatistics ofReleases(CreditGraph graph) {
    int[] degrees = new int[graph.releaseCount()];
    for (int release = 0; release < degrees.length; release++) {
      degrees[release] = graph.artistsOn(release);
    }
    return new DegreeStatistics(degrees);
  }

  /// Artists, or releases, counted.
  public int count() {
    return ascending.length;
  }

  /// Sum of all degrees.
  public long credits() {
    return credits;
  }

  /// The smallest degree that at least this share of all does not exceed (nearest rank).
  ///
  /// @param share above 0, up to 1, which gives the largest degree
  public int quantile(double share) {
    if (!(share > 0 && share <= 1) || ascending.length == 0) {
      throw new IllegalArgumentException(
          "quantile %s of %d degrees".formatted(share, ascending.length));
    }
    return ascending[(int) Math.ceil(share * ascending.length) - 1];
  }
}
