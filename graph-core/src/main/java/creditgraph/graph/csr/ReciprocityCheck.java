package creditgraph.graph.csr;

import java.lang.foreign.MemorySegment;

/// Verifies that both directions of a graph hold the same credits.
///
/// Releases are walked in order while each artist's row is read along: its next release must be the
/// one at hand. Expects rows that [AdjacencyCheck] found in order. Time O(C), memory 12 bytes an
/// artist.
public final class ReciprocityCheck {

  private final Adjacency artists;
  private final MemorySegment targets;
  private final long[] positions;
  private final int[] reached;

  private ReciprocityCheck(Adjacency artists) {
    this.artists = artists;
    this.targets = artists.targets();
    this.positions = new long[artists.rowCount()];
    this.reached = new int[artists.rowCount()];
  }

  /// Reports the first fault, with its offset in the targets of `releases`, and says whether there
  /// was none.
  public static boolean check(Adjacency artists, Adjacency releases, FaultSink sink) {
    return new ReciprocityCheck(artists).run(releases, sink);
  }

  private boolean run(Adjacency releases, FaultSink sink) {
    int[] row = new int[64];
    for (int release = 0; release < releases.rowCount(); release++) {
      int degree = releases.degree(release);
      if (degree > row.length) {
        row = new int[degree];
      }
      releases.decode(release, row);
      for (int i = 0; i < degree; i++) {
        int listed = next(row[i]);
        if (listed != release) {
          sink.fault(
              releases.span(release) >>> 33,
              "release %d credits artist %d, whose next release is %d"
                  .formatted(release, row[i], listed));
          return false;
        }
      }
    }
    // Both directions have the same number of credits, so nothing is left over on either side.
    return true;
  }

  /// The next release of an artist, or -1 after the last.
  private int next(int artist) {
    long span = artists.span(artist);
    long start = span >>> 32;
    long end = start + (span & 0xFFFF_FFFFL);
    boolean first = positions[artist] == 0;
    // Positions are kept plus one, so that 0 means untouched.
    long at = first ? start : positions[artist] - 1;
    if (at >= end) {
      return -1;
    }
    long window = Nibbles.window(targets, at);
    int bits = Nibbles.bits(window);
    long number = Nibbles.number(window, bits) & 0xFFFF_FFFFL;
    at += bits >>> 2;
    positions[artist] = at + 1;
    reached[artist] =
        (int)
            (first
                ? artists.expected(artist) + Varint.unzigzag(number)
                : reached[artist] + number + 1);
    return reached[artist];
  }
}
