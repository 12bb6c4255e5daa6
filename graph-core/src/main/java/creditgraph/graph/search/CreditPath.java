package creditgraph.graph.search;

import java.util.Arrays;

/// A route: artist, release, artist, release, …, artist, all as ordinals of one graph.
///
/// Release `i` credits artist `i` and artist `i + 1`. A route from an artist to itself has no
/// release.
public final class CreditPath {

  private final int[] artists;
  private final int[] releases;

  private CreditPath(int[] artists, int[] releases) {
    this.artists = artists;
    this.releases = releases;
  }

  public static CreditPath of(int[] artists, int[] releases) {
    if (artists.length != releases.length + 1) {
      throw new IllegalArgumentException(
          "a route of %d releases has %d artists, found %d"
              .formatted(releases.length, releases.length + 1, artists.length));
    }
    return new CreditPath(artists.clone(), releases.clone());
  }

  /// Number of releases, the length of the route.
  public int length() {
    return releases.length;
  }

  /// @param index 0 to [#length] inclusive
  public int artist(int index) {
    return artists[index];
  }

  /// @param index 0 to [#length] exclusive
  public int release(int index) {
    return releases[index];
  }

  /// The same route walked from its other end.
  public CreditPath reversed() {
    return new CreditPath(reverse(artists), reverse(releases));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CreditPath path
        && Arrays.equals(artists, path.artists)
        && Arrays.equals(releases, path.releases);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(artists) + Arrays.hashCode(releases);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("artist ").append(artists[0]);
    for (int i = 0; i < releases.length; i++) {
      text.append(" - release ").append(releases[i]).append(" - artist ").append(artists[i + 1]);
    }
    return text.toString();
  }

  private static int[] reverse(int[] numbers) {
    int[] reversed = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      reversed[i] = numbers[numbers.length - 1 - i];
    }
    return reversed;
  }
}
