package creditgraph.graph.search;

import java.util.Arrays;

/// One end of [WeightedSearch]: labels of vertices, and a queue of buckets by cost (Dial,
/// *Algorithm 360: Shortest-path forest with topological ordering*, 1969).
///
/// A bucket is a list through the entries, last in first out.
final class WeightedSide {

  static final int UNREACHED = Integer.MAX_VALUE;

  final StateTable slots = new StateTable();
  final IntBuffer vertices = new IntBuffer();
  final IntBuffer costs = new IntBuffer();
  final IntBuffer parents = new IntBuffer();

  /// Releases on the way to a label's vertex.
  final IntBuffer hops = new IntBuffer();

  final IntBuffer settled = new IntBuffer();

  /// Entries: the slot, the slot it would be reached from or -1 when its cost is exact, the next.
  final IntBuffer entrySlots = new IntBuffer();

  final IntBuffer entryParents = new IntBuffer();
  private final IntBuffer entryNexts = new IntBuffer();
  private int[] heads = new int[1024];
  private int limit;

  /// No entry is cheaper.
  int top;

  /// @param below entries of this cost or more are never put
  void start(int artist, int below) {
    clear();
    if (heads.length < below) {
      heads = new int[Math.max(below, 2 * heads.length)];
    }
    limit = below;
    Arrays.fill(heads, 0, below, -1);
    top = 0;
    int slot = slot(artist, 0);
    costs.values[slot] = 0;
    put(slot, -1, 0);
  }

  /// The slot of a vertex, which becomes one of `hops` when it is new.
  int slot(int vertex, int hopsToIt) {
    int slot = slots.get(vertex);
    if (slot == StateTable.ABSENT) {
      slot = vertices.size;
      slots.put(vertex, slot);
      vertices.add(vertex);
      costs.add(UNREACHED);
      parents.add(-1);
      hops.add(hopsToIt);
      settled.add(0);
    }
    return slot;
  }

  void put(int slot, int parent, int cost) {
    int entry = entrySlots.size;
    entrySlots.add(slot);
    entryParents.add(parent);
    entryNexts.add(heads[cost]);
    heads[cost] = entry;
  }

  /// Moves [#top] to the cheapest entry; false when there is none.
  boolean advance() {
    while (top < limit && heads[top] < 0) {
      top++;
    }
    return top < limit;
  }

  /// Takes an entry of cost [#top].
  int take() {
    int entry = heads[top];
    heads[top] = entryNexts.values[entry];
    return entry;
  }

  void clear() {
    slots.clear();
    vertices.clear();
    costs.clear();
    parents.clear();
    hops.clear();
    settled.clear();
    entrySlots.clear();
    entryParents.clear();
    entryNexts.clear();
  }

  int steps(int slot) {
    int steps = 0;
    for (int at = slot; at >= 0; at = parents.values[at]) {
      steps++;
    }
    return steps;
  }
}
