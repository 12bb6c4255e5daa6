package creditgraph.graph.search;

import java.util.Arrays;

/// What a search reached from one end: a queue of vertices, level after level, each with the place
/// in the queue of the one it was reached from.
///
/// Artists are vertices from 0, joining releases follow them; even levels hold artists, odd ones
/// releases.
final class Frontier {

  /// The bit of this end in a vertex's two marks.
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
  private int[] levelStarts = new int[16];
  private long[] levelEdges = new long[16];

  Frontier(int mark) {
    this.mark = mark;
  }

  void start(int vertex) {
    vertices[0] = vertex;
    parents[0] = -1;
    size = 1;
    levelStart = 0;
    depth = 0;
    volume = 0;
    summedTo = 0;
    levelStarts[0] = 0;
  }

  /// @param edges credits read to complete the level
  void nextLevel(int levelEnd, long edges) {
    levelEdges[depth] = edges;
    levelStart = levelEnd;
    depth++;
    volume = 0;
    summedTo = levelEnd;
    if (depth == levelStarts.length) {
      levelStarts = Arrays.copyOf(levelStarts, 2 * depth);
      levelEdges = Arrays.copyOf(levelEdges, 2 * depth);
    }
    levelStarts[depth] = levelEnd;
  }

  /// Where a level begins, for levels up to [#depth].
  int levelStart(int level) {
    return levelStarts[level];
  }

  /// Credits read to complete a level below [#depth].
  long levelEdges(int level) {
    return levelEdges[level];
  }

  int unsummed() {
    return size - summedTo;
  }

  boolean atArtists() {
    return (depth & 1) == 0;
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

  /// The place of a vertex in the current level.
  int placeInLevel(int vertex) {
    for (int place = levelStart; place < size; place++) {
      if (vertices[place] == vertex) {
        return place;
      }
    }
    throw new IllegalStateException("vertex " + vertex + " was met outside the last level");
  }

  /// Vertices on the way from the start to a place, both included.
  int steps(int place) {
    int steps = 0;
    for (int at = place; at >= 0; at = parents[at]) {
      steps++;
    }
    return steps;
  }
}
