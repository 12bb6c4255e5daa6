package creditgraph.graph.csr;

import java.util.Arrays;

/// The credits of a graph before it has an order: for each release its artists.
///
/// Both kinds are numbered by rank, that is by ascending Discogs id, so that nothing which follows
/// depends on the order of the input. Plain heap arrays, about 8 bytes a credit with both
/// directions.
public final class CreditEdges {

  private final int artistCount;
  private final int[] releaseStarts;
  private final int[] artists;

  private CreditEdges(int artistCount, int[] releaseStarts, int[] artists) {
    this.artistCount = artistCount;
    this.releaseStarts = releaseStarts;
    this.artists = artists;
  }

  /// Takes the arrays as they are; the caller gives them away.
  ///
  /// @param releaseStarts where each release's artists begin in `artists`, and at the end their
  ///   number
  /// @param artists ranks, strictly ascending within a release
  public static CreditEdges of(int artistCount, int[] releaseStarts, int[] artists) {
    int releases = releaseStarts.length - 1;
    if (releases < 0 || releaseStarts[0] != 0 || releaseStarts[releases] != artists.length) {
      throw new IllegalArgumentException(
          "release starts must run from 0 to the number of credits, " + artists.length);
    }
    for (int release = 0; release < releases; release++) {
      int previous = -1;
      for (int i = releaseStarts[release]; i < releaseStarts[release + 1]; i++) {
        if (artists[i] <= previous || artists[i] >= artistCount) {
          throw new IllegalArgumentException(
              "release %d: artist %d after %d of %d artists"
                  .formatted(release, artists[i], previous, artistCount));
        }
        previous = artists[i];
      }
    }
    return new CreditEdges(artistCount, releaseStarts, artists);
  }

  public int artistCount() {
    return artistCount;
  }

  public int releaseCount() {
    return releaseStarts.length - 1;
  }

  public int creditCount() {
    return artists.length;
  }

  /// Index of a release's first credit.
  public int start(int release) {
    return releaseStarts[release];
  }

  /// Index after a release's last credit.
  public int end(int release) {
    return releaseStarts[release + 1];
  }

  /// The artist of a credit.
  public int artist(int credit) {
    return artists[credit];
  }

  /// A release joins somebody only when two artists are credited on it.
  boolean joins(int release) {
    return end(release) - start(release) >= 2;
  }

  /// The other direction, over releases that join.
  Transposed transpose() {
    int[] starts = new int[artistCount + 1];
    for (int release = 0; release < releaseCount(); release++) {
      if (joins(release)) {
        for (int i = start(release); i < end(release); i++) {
          starts[artists[i] + 1]++;
        }
      }
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] releases = new int[starts[artistCount]];
    int[] next = Arrays.copyOf(starts, artistCount);
    for (int release = 0; release < releaseCount(); release++) {
      if (joins(release)) {
        for (int i = start(release); i < end(release); i++) {
          releases[next[artists[i]]++] = release;
        }
      }
    }
    return new Transposed(starts, releases);
  }

  /// For each artist its joining releases, ascending.
  static final class Transposed {
    private final int[] starts;
    private final int[] releases;

    private Transposed(int[] starts, int[] releases) {
      this.starts = starts;
      this.releases = releases;
    }

    int start(int artist) {
      return starts[artist];
    }

    int end(int artist) {
      return starts[artist + 1];
    }

    int degree(int artist) {
      return starts[artist + 1] - starts[artist];
    }

    int release(int index) {
      return releases[index];
    }
  }
}
