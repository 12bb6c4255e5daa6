package creditgraph.graph.csr;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The other direction of [CreditEdges]: for each artist its joining releases, ascending by rank.
///
/// Credits are first dealt to ranges of artists and then sorted by counting inside each: all that
/// is written at one time fits the cache, where one pass over the whole would miss it at each
/// credit.
///
/// The heap holds 8 bytes an artist; the workspace 4 bytes a credit, and 8 more while sorting.
final class JoiningReleases {

  private static final ValueLayout.OfInt INT = CreditEdges.INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  /// Artists of one range.
  private static final int RANGE_BITS = 14;

  private final long[] starts;
  private final MemorySegment releases;

  private JoiningReleases(long[] starts, MemorySegment releases) {
    this.starts = starts;
    this.releases = releases;
  }

  static JoiningReleases of(CreditEdges edges, Workspace workspace, Arena arena)
      throws IOException {
    long[] rangeStarts = rangeStarts(edges);
    int ranges = rangeStarts.length - 1;
    long credits = rangeStarts[ranges];
    long[] starts = new long[edges.artistCount() + 1];
    starts[edges.artistCount()] = credits;
    MemorySegment releases = workspace.allocate(arena, credits * Integer.BYTES);
    try (Arena sorting = Arena.ofShared()) {
      MemorySegment dealt = workspace.allocate(sorting, credits * Long.BYTES);
      deal(edges, Arrays.copyOf(rangeStarts, ranges), dealt);
      IntStream.range(0, ranges)
          .parallel()
          .forEach(range ->
              sort(range, dealt, rangeStarts[range], rangeStarts[range + 1], starts, releases));
    }
    return new JoiningReleases(starts, releases);
  }

  private static long[] rangeStarts(CreditEdges edges) {
    long[] starts = new long[((edges.artistCount() - 1) >> RANGE_BITS) + 2];
    MemorySegment artists = edges.artists();
    for (int release = 0; release < edges.releaseCount(); release++) {
      if (edges.joins(release)) {
        long end = edges.end(release);
        for (long i = edges.start(release); i < end; i++) {
          starts[(artists.getAtIndex(INT, i) >>> RANGE_BITS) + 1]++;
        }
      }
    }
    Arrays.parallelPrefix(starts, Long::sum);
    return starts;
  }

  /// Puts each credit, artist above release, behind those of its range.
  private static void deal(CreditEdges edges, long[] next, MemorySegment dealt) {
    MemorySegment artists = edges.artists();
    for (int release = 0; release < edges.releaseCount(); release++) {
      if (edges.joins(release)) {
        long end = edges.end(release);
        for (long i = edges.start(release); i < end; i++) {
          int artist = artists.getAtIndex(INT, i);
          dealt.setAtIndex(LONG, next[artist >>> RANGE_BITS]++, (long) artist << 32 | release);
        }
      }
    }
  }

  /// Sorts the credits of one range by artist; the releases of each stay in order.
  private static void sort(
      int range, MemorySegment dealt, long from, long to, long[] starts, MemorySegment releases) {
    int first = range << RANGE_BITS;
    int count = Math.min(1 << RANGE_BITS, starts.length - 1 - first);
    int[] degrees = new int[count];
    for (long i = from; i < to; i++) {
      degrees[(int) (dealt.getAtIndex(LONG, i) >>> 32) - first]++;
    }
    long[] next = new long[count];
    long start = from;
    for (int i = 0; i < count; i++) {
      starts[first + i] = start;
      next[i] = start;
      start += degrees[i];
    }
    for (long i = from; i < to; i++) {
      long credit = dealt.getAtIndex(LONG, i);
      releases.setAtIndex(INT, next[(int) (credit >>> 32) - first]++, (int) credit);
    }
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
