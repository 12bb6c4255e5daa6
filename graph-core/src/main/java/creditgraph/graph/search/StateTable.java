package creditgraph.graph.search;

import java.util.Arrays;

/// A number for each state that a search touched: open addressing with linear probing.
///
/// A state is a vertex, or a vertex and how far along the route it was met.
///
/// Clearing costs what was put in, and memory what the largest search put in; nothing depends on
/// the size of the graph.
final class StateTable {

  static final int ABSENT = -1;

  private static final long SCATTER = 0x9E37_79B9_7F4A_7C15L;

  /// State plus one; 0 is a free slot.
  private long[] keys = new long[1 << 10];

  private int[] values = new int[1 << 10];
  private int[] slots = new int[1 << 9];
  private int size;
  private int shift = Long.SIZE - 10;

  /// The number of a state, or [#ABSENT].
  int get(long state) {
    long[] keys = this.keys;
    int mask = keys.length - 1;
    for (int slot = (int) ((state * SCATTER) >>> shift);
        keys[slot] != 0;
        slot = (slot + 1) & mask) {
      if (keys[slot] == state + 1) {
        return values[slot];
      }
    }
    return ABSENT;
  }

  /// @param value not negative
  void put(long state, int value) {
    if (size == slots.length) {
      grow();
    }
    int mask = keys.length - 1;
    int slot = (int) ((state * SCATTER) >>> shift);
    while (keys[slot] != 0 && keys[slot] != state + 1) {
      slot = (slot + 1) & mask;
    }
    if (keys[slot] == 0) {
      slots[size++] = slot;
      keys[slot] = state + 1;
    }
    values[slot] = value;
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      keys[slots[i]] = 0;
    }
    size = 0;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    int[] oldSlots = slots;
    int oldSize = size;
    keys = new long[2 * oldKeys.length];
    values = new int[2 * oldKeys.length];
    slots = Arrays.copyOf(oldSlots, 2 * oldSlots.length);
    shift--;
    size = 0;
    for (int i = 0; i < oldSize; i++) {
      int slot = oldSlots[i];
      put(oldKeys[slot] - 1, oldValues[slot]);
    }
  }
}
