package creditgraph.bench;

import creditgraph.graph.csr.Adjacency;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.csr.Nibbles;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// The loop of graph-core's search and nothing around it: no budget, clock, filter, parents or
/// route, only the distance of two artists of one component.
final class BareSearch {

  private static final int SUM_STEP = 32;

  private final Adjacency artistRows;
  private final Adjacency releaseRows;
  private final int artists;
  private final int leafStart;
  private final long[] marks;
  private final Side near = new Side(1);
  private final Side far = new Side(2);

  /// @param component the only one asked about
  BareSearch(CreditGraph graph, int component) {
    this.artistRows = graph.artistToReleases();
    this.releaseRows = graph.releaseToArtists();
    this.artists = graph.artistCount();
    this.leafStart = graph.leafStart(component);
    this.marks = new long[((artists + graph.joiningReleaseCount()) >>> 5) + 1];
  }

  int distance(int from, int to) {
    near.start(from);
    far.start(to);
    mark(from, near.mark);
    mark(to, far.mark);
    while (true) {
      Side side = nearIsCheaper() ? near : far;
      int levelEnd = side.size;
      for (int i = side.levelStart; i < levelEnd; i++) {
        if (meets(side, side.queue[i])) {
          int edges = near.depth + far.depth + 1;
          clear(near);
          clear(far);
          return edges / 2;
        }
      }
      if (levelEnd == side.levelStart) {
        throw new IllegalArgumentException(
            "artists %d and %d are not of one component".formatted(from, to));
      }
      side.levelStart = levelEnd;
      side.summedTo = levelEnd;
      side.volume = 0;
      side.depth++;
    }
  }

  private boolean meets(Side side, int vertex) {
    boolean isArtist = vertex < artists;
    Adjacency rows = isArtist ? artistRows : releaseRows;
    int row = isArtist ? vertex : vertex - artists;
    long span = rows.span(row);
    side.reserve((int) span);
    return scan(
        side,
        rows.targets(),
        span,
        rows.base(row, span),
        isArtist ? artists : 0,
        isArtist ? Integer.MAX_VALUE : leafStart);
  }

  private boolean scan(
      Side side, MemorySegment targets, long span, int base, int offset, int firstLeaf) {
    long[] words = marks;
    int[] queue = side.queue;
    int own = side.mark;
    int other = 3 - own;
    int size = side.size;
    int target = base;
    boolean met = false;
    long at = span >>> 32;
    long end = at + (span & 0xFFFF_FFFFL);
    while (at < end && !met) {
      long window = Nibbles.window(targets, at);
      long ends = Nibbles.ends(window, end - at);
      int start = 0;
      do {
        int stop = Nibbles.firstEnd(ends);
        target += Nibbles.number(window >>> start, stop - start) + 1;
        int vertex = target + offset;
        int bit = (vertex & 31) << 1;
        long word = words[vertex >>> 5];
        int seen = (int) (word >>> bit) & 3;
        if (seen == 0 && target < firstLeaf) {
          words[vertex >>> 5] = word | (long) own << bit;
          queue[size++] = vertex;
        }
        met = seen == other;
        start = stop;
        ends &= ends - 1;
      } while (ends != 0 && !met);
      at += start >>> 2;
    }
    side.size = size;
    return met;
  }

  private boolean nearIsCheaper() {
    while (true) {
      long nearVolume = near.volume + near.size - near.summedTo;
      long farVolume = far.volume + far.size - far.summedTo;
      Side cheaper = nearVolume <= farVolume ? near : far;
      if (cheaper.summedTo == cheaper.size) {
        return cheaper == near;
      }
      int end = Math.min(cheaper.size, cheaper.summedTo + SUM_STEP);
      for (int i = cheaper.summedTo; i < end; i++) {
        int vertex = cheaper.queue[i];
        cheaper.volume +=
            vertex < artists
                ? artistRows.rowNibbles(vertex)
                : releaseRows.rowNibbles(vertex - artists);
      }
      cheaper.summedTo = end;
    }
  }

  private void mark(int vertex, int mark) {
    marks[vertex >>> 5] |= (long) mark << ((vertex & 31) << 1);
  }

  private void clear(Side side) {
    for (int i = 0; i < side.size; i++) {
      marks[side.queue[i] >>> 5] = 0;
    }
  }

  /// What was reached from one end, level after level.
  private static final class Side {
    private final int mark;
    private int[] queue = new int[1024];
    private int size;
    private int levelStart;
    private int summedTo;
    private int depth;
    private long volume;

    Side(int mark) {
      this.mark = mark;
    }

    void start(int vertex) {
      queue[0] = vertex;
      size = 1;
      levelStart = 0;
      summedTo = 0;
      depth = 0;
      volume = 0;
    }

    void reserve(int more) {
      if (size + more > queue.length) {
        queue = Arrays.copyOf(queue, Math.max(size + more, 2 * size));
      }
    }
  }
}
