package creditgraph.graph.search;

import creditgraph.graph.csr.CreditGraph;
import java.util.Arrays;

/// Memory of a search, reused from one to the next.
///
/// Two bits for each vertex (seen from one end, seen from the other) and, for each end, the
/// vertices reached with the place of the one they were reached from. It grows to what the largest
/// search needed and stays there. One thread at a time; any graph.
public final class SearchScratch {

  private static final int VERTICES_PER_WORD_LOG2 = 5;

  final Side near = new Side(1);
  final Side far = new Side(2);
  long[] marks = new long[0];
  private boolean inUse;

  private SearchScratch() {}

  public static SearchScratch create() {
    return new SearchScratch();
  }

  /// Makes room for a graph; all marks are clear afterwards.
  void begin(CreditGraph graph) {
    long vertices = (long) graph.artistCount() + graph.joiningReleaseCount();
    int words = Math.toIntExact((vertices >>> VERTICES_PER_WORD_LOG2) + 1);
    if (marks.length < words) {
      marks = new long[words];
    } else if (inUse) {
      // The last search was interrupted by an exception and did not clean up.
      Arrays.fill(marks, 0);
    }
    near.size = 0;
    far.size = 0;
    inUse = true;
  }

  /// Clears what the search marked, at the cost of what it reached.
  void end() {
    near.clear(marks);
    far.clear(marks);
    inUse = false;
  }

  /// What was reached from one end: a queue of vertices, level after level.
  ///
  /// Artists are vertices from 0, joining releases follow them.
  static final class Side {
    final int mark;
    int[] vertices = new int[1024];
    int[] parents = new int[1024];
    int size;
    int levelStart;

    /// Levels completed below the current one.
    int depth;

    /// Sum of the row lengths of the level's vertices up to [#summedTo].
    long volume;

    int summedTo;

    Side(int mark) {
      this.mark = mark;
    }

    void start(int vertex, long[] marks) {
      vertices[0] = vertex;
      parents[0] = -1;
      size = 1;
      levelStart = 0;
      depth = 0;
      volume = 0;
      summedTo = 0;
      marks[vertex >>> 5] |= (long) mark << ((vertex & 31) << 1);
    }

    void nextLevel(int levelEnd) {
      levelStart = levelEnd;
      depth++;
      volume = 0;
      summedTo = levelEnd;
    }

    int unsummed() {
      return size - summedTo;
    }

    /// Makes room for `more` vertices.
    void reserve(int more) {
      int needed = Math.addExact(size, more);
      if (needed > vertices.length) {
        int wider = (int) Math.min(Math.max(needed, vertices.length * 2L), Integer.MAX_VALUE - 8);
        vertices = Arrays.copyOf(vertices, wider);
        parents = Arrays.copyOf(parents, wider);
      }
    }

    private void clear(long[] marks) {
      for (int i = 0; i < size; i++) {
        marks[vertices[i] >>> 5] = 0;
      }
    }
  }
}
