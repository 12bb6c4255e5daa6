package creditgraph.graph.csr;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// The credits of a graph before it has an order: for each release its artists.
///
/// Both kinds are numbered by rank, that is by ascending Discogs id, so that nothing which follows
/// depends on the order of the input. The heap holds 8 bytes a release; the artists, 4 bytes a
/// credit, lie wherever the builder put them.
public final class CreditEdges {

  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  private final int artistCount;
  private final long[] releaseStarts;
  private final MemorySegment artists;

  private CreditEdges(int artistCount, long[] releaseStarts, MemorySegment artists) {
    this.artistCount = artistCount;
    this.releaseStarts = releaseStarts;
    this.artists = artists;
  }

  /// Takes arrays as they are, for a graph that is small; the caller gives them away.
  ///
  /// @param releaseStarts where each release's artists begin in `artists`, and at the end their
  ///   number
  /// @param artists ranks, strictly ascending within a release
  public static CreditEdges of(int artistCount, int[] releaseStarts, int[] artists) {
    return of(
        artistCount,
        Arrays.stream(releaseStarts).asLongStream().toArray(),
        MemorySegment.ofArray(artists));
  }

  /// Takes the memory as it is: `int`s of the machine's byte order.
  ///
  /// @param releaseStarts where each release's artists begin in `artists`, and at the end their
  ///   number
  /// @param artists ranks, strictly ascending within a release
  public static CreditEdges of(int artistCount, long[] releaseStarts, MemorySegment artists) {
    int releases = releaseStarts.length - 1;
    long credits = artists.byteSize() / Integer.BYTES;
    if (releases < 0 || releaseStarts[0] != 0 || releaseStarts[releases] != credits) {
      throw new IllegalArgumentException(
          "release starts must run from 0 to the number of credits, " + credits);
    }
    CreditEdges edges = new CreditEdges(artistCount, releaseStarts, artists);
    for (int release = 0; release < releases; release++) {
      edges.checkRow(release);
    }
    return edges;
  }

  private void checkRow(int release) {
    int previous = -1;
    for (long i = start(release); i < end(release); i++) {
      int artist = artist(i);
      if (artist <= previous || artist >= artistCount) {
        throw new IllegalArgumentException(
            "release %d: artist %d after %d of %d artists"
                .formatted(release, artist, previous, artistCount));
      }
      previous = artist;
    }
  }

  public int artistCount() {
    return artistCount;
  }

  public int releaseCount() {
    return releaseStarts.length - 1;
  }

  public long creditCount() {
    return releaseStarts[releaseStarts.length - 1];
  }

  /// Index of a release's first credit.
  public long start(int release) {
    return releaseStarts[release];
  }

  /// Index after a release's last credit.
  public long end(int release) {
    return releaseStarts[release + 1];
  }

  /// Artists on a release.
  public int degree(int release) {
    return (int) (releaseStarts[release + 1] - releaseStarts[release]);
  }

  /// The artist of a credit.
  public int artist(long credit) {
    return artists.getAtIndex(INT, credit);
  }

  /// A release joins somebody only when two artists are credited on it.
  boolean joins(int release) {
    return degree(release) >= 2;
  }

  MemorySegment artists() {
    return artists;
  }
}
