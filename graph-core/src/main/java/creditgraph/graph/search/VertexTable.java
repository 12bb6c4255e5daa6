package creditgraph.graph.search;

import java.util.Arrays;

/// The slot of each vertex that one end of a search reached: open addressing with linear probing.
///
/// Vertices near each other in number, which the order of a snapshot makes neighbours, share a
/// cache line. Clearing costs what was put in, and memory what the largest search put in.
final class VertexTable {

  static final int ABSENT = -1;

  private static final int SCATTER = 0x9E37_79B9;
  private static final int FIRST_BITS = 12;

  /// Entries of one cache line.
  private static final int LINE_LOG2 = 3;

  /// Vertex plus one in the upper half, slot in the lower; 0 is free.
  private long[] entries = new long[1 << FIRST_BITS];

  private int[] taken = new int[1 << (FIRST_BITS - 1)];
  private int size;
  private int shift = Integer.SIZE - (FIRST_BITS - LINE_LOG2);

  /// The slot of a vertex, or [#ABSENT].
  int get(int vertex) {
    long[] entries = this.entries;
    int mask = entries.length - 1;
    for (int place = place(vertex); ; place = (place + 1) & mask) {
      long entry = entries[place];
      if (entry == 0) {
        return ABSENT;
      }
      if ((int) (entry >>> Integer.SIZE) == vertex + 1) {
        return (int) entry;
      }
    }
  }

  /// @param vertex not in the table
  /// @param slot not negative
  void put(int vertex, int slot) {
    if (size == taken.length) {
      grow();
    }
    long[] entries = this.entries;
    int mask = entries.length - 1;
    int place = place(vertex);
    while (entries[place] != 0) {
      place = (place + 1) & mask;
    }
    entries[place] = (vertex + 1L) << Integer.SIZE | slot;
    taken[size++] = place;
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      entries[taken[i]] = 0;
    }
    size = 0;
  }

  private int place(int vertex) {
    int line = ((vertex >>> LINE_LOG2) * SCATTER) >>> shift;
    return line << LINE_LOG2 | (vertex & ((1 << LINE_LOG2) - 1));
  }

  private void grow() {
    long[] old = entries;
    entries = new long[2 * old.length];
    shift--;
    for (int i = 0; i < size; i++) {
      long entry = old[taken[i]];
      int place = place((int) (entry >>> Integer.SIZE) - 1);
      while (entries[place] != 0) {
        place = (place + 1) & (entries.length - 1);
      }
      entries[place] = entry;
      taken[i] = place;
    }
    taken = Arrays.copyOf(taken, 2 * taken.length);
  }
}
