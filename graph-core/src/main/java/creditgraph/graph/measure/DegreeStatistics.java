package creditgraph.graph.measure;

import creditgraph.graph.csr.CreditGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How many releases artists have, or how many artists releases have. Exact.
///
/// Degrees are counted, not kept: four bytes for each value up to the largest degree, whatever the
/// number of artists. O(artists or releases).
public final class DegreeStatistics {

  private int[] counts = new int[256];
  private int count;
  private long credits;

  private DegreeStatistics() {}

  /// Releases of each artist, solo ones included.
  public static DegreeStatistics ofArtists(CreditGraph graph) {
    DegreeStatistics degrees = new DegreeStatistics();
    for (int artist = 0; artist < graph.artistCount(); artist++) {
      degrees.add(graph.releasesOf(artist));
    }
    return degrees;
  }

  /// Artists of each release, solo ones included.
  public static DegreeStatistics ofReleases(CreditGraph graph) {
    DegreeStatistics degrees = new DegreeStatistics();
    for (int release = 0; release < graph.releaseCount(); release++) {
      degrees.add(graph.artistsOn(release));
    }
    return degrees;
  }

  private void add(int degree) {
    if (degree >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(degree + 1, 2 * counts.length));
    }
    counts[degree]++;
    count++;
    credits += degree;
  }

  /// Artists, or releases, counted.
  public int count() {
    return count;
  }

  /// Sum of all degrees.
  public long credits() {
    return credits;
  }

  /// The smallest degree that at least this share of all does not exceed (nearest rank).
  ///
  /// @param share above 0, up to 1, which gives the largest degree
  public int quantile(double share) {
    if (!(share > 0 && share <= 1) || count == 0) {
      throw new IllegalArgumentException("quantile %s of %d degrees".formatted(share, count));
    }
    int rank = (int) Math.ceil(share * count);
    int degree = 0;
    for (int below = counts[0]; below < rank; below += counts[degree]) {
      degree++;
    }
    return degree;
  }

  /// How many have a degree of so many binary digits: at index 0 none at all, at index `b` from
  /// `2^(b-1)` to `2^b - 1`. The last entry, if there is one, is not 0.
  public List<Integer> byBinaryDigits() {
    int[] byDigits = new int[Integer.SIZE];
    for (int degree = 0; degree < counts.length; degree++) {
      byDigits[binaryDigits(degree)] += counts[degree];
    }
    return withoutZerosAtTheEnd(byDigits);
  }

  static int binaryDigits(int number) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(number);
  }

  static List<Integer> withoutZerosAtTheEnd(int[] numbers) {
    List<Integer> list = new ArrayList<>();
    int length = numbers.length;
    while (length > 0 && numbers[length - 1] == 0) {
      length--;
    }
    for (int i = 0; i < length; i++) {
      list.add(numbers[i]);
    }
    return List.copyOf(list);
  }
}
