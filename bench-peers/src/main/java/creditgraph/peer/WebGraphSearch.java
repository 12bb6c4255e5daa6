package creditgraph.peer;

import it.unimi.dsi.webgraph.ImmutableGraph;
import it.unimi.dsi.webgraph.LazyIntIterator;
import java.util.Arrays;

/// The search of graph-core over a WebGraph: from both ends, the cheaper next level first, its
/// volume added up only as far as the comparison needs, vertices of one edge never put into a
/// level, two bits a vertex, and an end at the first vertex known to both. No parents are kept.
final class WebGraphSearch {

  private static final int SUM_STEP = 32;

  private final ImmutableGraph graph;
  private final long[] leaves;
  private final long[] marks;
  private final Side near = new Side(1);
  private final Side far = new Side(2);

  /// @param leaves a bit for each vertex that has one edge
  WebGraphSearch(ImmutableGraph graph, long[] leaves) {
    this.graph = graph;
    this.leaves = leaves;
    this.marks = new long[(graph.numNodes() >>> 5) + 1];
  }

  /// Edges on a shortest path between two different vertices, or -1.
  int distance(int from, int to) {
    near.start(from);
    far.start(to);
    mark(from, near.mark);
    mark(to, far.mark);
    int distance = run();
    clear(near);
    clear(far);
    return distance;
  }

  private int run() {
    while (true) {
      Side side = nearIsCheaper() ? near : far;
      int end = side.size;
      if (side.levelStart == end) {
        return -1;
      }
      for (int i = side.levelStart; i < end; i++) {
        if (meets(side, side.queue[i])) {
          return near.depth + far.depth + 1;
        }
      }
      side.nextLevel(end);
    }
  }

  private boolean meets(Side side, int vertex) {
    int own = side.mark;
    int other = 3 - own;
    LazyIntIterator successors = graph.successors(vertex);
    for (int next = successors.nextInt(); next >= 0; next = successors.nextInt()) {
      int seen = (int) (marks[next >>> 5] >>> ((next & 31) << 1)) & 3;
      if (seen == other) {
        return true;
      }
      if (seen == 0 && (leaves[next >>> 6] & 1L << next) == 0) {
        mark(next, own);
        side.add(next);
      }
    }
    return false;
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
        cheaper.volume += graph.outdegree(cheaper.queue[i]);
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

    void add(int vertex) {
      if (size == queue.length) {
        queue = Arrays.copyOf(queue, 2 * size);
      }
      queue[size++] = vertex;
    }

    void nextLevel(int levelEnd) {
      levelStart = levelEnd;
      summedTo = levelEnd;
      volume = 0;
      depth++;
    }
  }
}
