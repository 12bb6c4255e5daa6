package creditgraph.graph.search;

import java.util.Arrays;

/// Two bits for each vertex: seen from one end, seen from the other, and both for *closed*, a
/// vertex that no route may use.
final class Marks {

  static final int CLOSED = 3;

  private static final int VERTICES_PER_WORD_LOG2 = 5;

  long[] words = new long[0];

  /// Closed vertices, kept so that clearing costs no more than marking did.
  private int[] closed = new int[16];

  private int closedCount;

  /// @return whether the words are new, and thus clear
  boolean reserve(int vertices) {
    int needed = (vertices >>> VERTICES_PER_WORD_LOG2) + 1;
    if (words.length >= needed) {
      return false;
    }
    words = new long[needed];
    closedCount = 0;
    return true;
  }

  int of(int vertex) {
    return (int) (words[vertex >>> VERTICES_PER_WORD_LOG2] >>> ((vertex & 31) << 1)) & 3;
  }

  void add(int vertex, int mark) {
    words[vertex >>> VERTICES_PER_WORD_LOG2] |= (long) mark << ((vertex & 31) << 1);
  }

  /// Takes back both marks of a vertex and leaves its neighbours theirs.
  void remove(int vertex) {
    words[vertex >>> VERTICES_PER_WORD_LOG2] &= ~((long) CLOSED << ((vertex & 31) << 1));
  }

  void close(int vertex) {
    add(vertex, CLOSED);
    if (closedCount == closed.length) {
      closed = Arrays.copyOf(closed, 2 * closedCount);
    }
    closed[closedCount++] = vertex;
  }

  /// Clears the marks of the first `count` vertices, and of those that share a word with them.
  void clear(int[] vertices, int count) {
    for (int i = 0; i < count; i++) {
      words[vertices[i] >>> VERTICES_PER_WORD_LOG2] = 0;
    }
  }

  void clearClosed() {
    for (int i = 0; i < closedCount; i++) {
      words[closed[i] >>> VERTICES_PER_WORD_LOG2] = 0;
    }
    closedCount = 0;
  }

  void clearAll() {
    Arrays.fill(words, 0);
    closedCount = 0;
  }
}
