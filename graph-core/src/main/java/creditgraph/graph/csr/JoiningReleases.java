package creditgraph.graph.csr;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The other direction of [CreditEdges]: for each artist its joining releases, ascending by rank.
///
/// The heap holds 8 bytes an artist, the workspace 4 bytes a credit.
final class JoiningReleases {

  private static final ValueLayout.OfInt INT = CreditEdges.INT;

  private final long[] starts;
  private final MemorySegment releases;

  private JoiningReleases(long[] starts, MemorySegment releases) {
    this.starts = starts;
    this.releases = releases;
  }

  static JoiningReleases of(CreditEdges edges, Workspace workspace, Arena arena)
      throws IOException {
    long[] starts = starts(edges);
    long credits = starts[edges.artistCount()];
    MemorySegment releases = workspace.allocate(arena, credits * Integer.BYTES);
    fill(edges, starts, releases);
    // Filling moved each start to the end of its row, which is where the next begins.
    System.arraycopy(starts, 0, starts, 1, edges.artistCount());
    starts[0] = 0;
    return new JoiningReleases(starts, releases);
  }

  private static long[] starts(CreditEdges edges) {
    long[] starts = new long[edges.artistCount() + 1];
    MemorySegment artists = edges.artists();
    for (int release = 0; release < edges.releaseCount(); release++) {
      if (edges.joins(release)) {
        long end = edges.end(release);
        for (long i = edges.start(release); i < end; i++) {
          starts[artists.getAtIndex(INT, i)]++;
        }
      }
    }
    long start = 0;
    for (int artist = 0; artist < starts.length; artist++) {
      long degree = starts[artist];
      starts[artist] = start;
      start += degree;
    }
    return starts;
  }

  private static void fill(CreditEdges edges, long[] next, MemorySegment releases) {
    MemorySegment artists = edges.artists();
    for (int release = 0; release < edges.releaseCount(); release++) {
      if (edges.joins(release)) {
        long end = edges.end(release);
        for (long i = edges.start(release); i < end; i++) {
          releases.setAtIndex(INT, next[artists.getAtIndex(INT, i)]++, release);
        }
      }
    }
  }

  int artistCount() {
    return starts.length - 1;
  }

  long creditCount() {
    return starts[starts.length - 1];
  }

  long start(int artist) {
    return starts[artist];
  }

  long end(int artist) {
    return starts[artist + 1];
  }

  int degree(int artist) {
    return (int) (starts[artist + 1] - starts[artist]);
  }

  int release(long credit) {
    return releases.getAtIndex(INT, credit);
  }
}
