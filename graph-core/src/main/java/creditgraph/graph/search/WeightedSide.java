package creditgraph.graph.search;

import java.util.Arrays;

/// One end of [WeightedSearch]: a label for each vertex it reached, and a queue of buckets by cost
/// (Dial, *Algorithm 360: Shortest-path forest with topological ordering*, 1969).
///
/// A bucket is a list through the entries, last in first out. What an entry means is told by its
/// key, see [#outs].
final class WeightedSide {

  /// More than any cost.
  static final int UNKNOWN = Integer.MAX_VALUE;

  /// The bit of this end in a vertex's two marks.
  final int mark;

  /// Labels, by slot, in the order in which vertices were reached.
  int[] vertices = new int[1024];

  /// Cost of the cheapest way in that was found: all that lies before the vertex.
  int[] costs = new int[1024];

  /// What it costs to have passed the vertex: the way in and its own cost, once somebody needed
  /// both. An entry of that key is the vertex' turn; one of a lower key is a bound, and due to be
  /// replaced; one of a higher key is out of date.
  int[] outs = new int[1024];

  /// The slot that the cheapest way in comes from.
  int[] parents = new int[1024];

  /// Releases on the way in, the vertex' own included.
  int[] hops = new int[1024];

  int size;

  /// No entry is cheaper.
  int top;

  /// What was read from this end.
  long edges;

  private final VertexTable slots = new VertexTable();
  private int[] entrySlots = new int[1024];
  private int[] entryNexts = new int[1024];
  private int entryCount;
  private int[] heads = new int[256];
  private int limit;

  WeightedSide(int mark) {
    this.mark = mark;
  }

  /// @param below entries of this cost or more are never put
  void start(int artist, int below) {
    if (heads.length < below) {
      heads = new int[Math.max(below, 2 * heads.length)];
    }
    limit = below;
    Arrays.fill(heads, 0, below, -1);
    top = 0;
    edges = 0;
    int slot = add(artist, 0);
    costs[slot] = 0;
    parents[slot] = -1;
    put(slot, 0);
  }

  /// A slot for a vertex not reached before.
  int add(int vertex, int hopsToIt) {
    if (size == vertices.length) {
      grow();
    }
    int slot = size++;
    vertices[slot] = vertex;
    costs[slot] = UNKNOWN;
    outs[slot] = UNKNOWN;
    hops[slot] = hopsToIt;
    slots.put(vertex, slot);
    return slot;
  }

  /// The slot of a vertex that was reached.
  int slot(int vertex) {
    return slots.get(vertex);
  }

  /// Whether no cheaper way to pass the vertex can be found.
  boolean isSettled(int slot) {
    return outs[slot] <= top;
  }

  /// Puts an entry, unless it costs so much that nobody will come to it.
  void put(int slot, int key) {
    if (key >= limit) {
      return;
    }
    if (entryCount == entrySlots.length) {
      entrySlots = Arrays.copyOf(entrySlots, 2 * entryCount);
      entryNexts = Arrays.copyOf(entryNexts, 2 * entryCount);
    }
    entrySlots[entryCount] = slot;
    entryNexts[entryCount] = heads[key];
    heads[key] = entryCount++;
  }

  /// Moves [#top] to the cheapest entry; false when there is none.
  boolean advance() {
    while (top < limit && heads[top] < 0) {
      top++;
    }
    return top < limit;
  }

  /// Takes an entry of cost [#top] and returns its slot.
  int take() {
    int entry = heads[top];
    heads[top] = entryNexts[entry];
    return entrySlots[entry];
  }

  int steps(int slot) {
    int steps = 0;
    for (int at = slot; at >= 0; at = parents[at]) {
      steps++;
    }
    return steps;
  }

  void clear() {
    slots.clear();
    size = 0;
    entryCount = 0;
  }

  private void grow() {
    vertices = Arrays.copyOf(vertices, 2 * size);
    costs = Arrays.copyOf(costs, 2 * size);
    outs = Arrays.copyOf(outs, 2 * size);
    parents = Arrays.copyOf(parents, 2 * size);
    hops = Arrays.copyOf(hops, 2 * size);
  }
}
