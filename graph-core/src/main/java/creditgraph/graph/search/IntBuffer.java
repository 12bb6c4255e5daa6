package creditgraph.graph.search;

import java.util.Arrays;

/// A list of ints that keeps its memory when it is cleared.
final class IntBuffer {

  int[] values = new int[64];
  int size;

  void clear() {
    size = 0;
  }

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  /// Keeps one of each run of equal values.
  void dropRepeats() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || values[kept - 1] != values[i]) {
        values[kept++] = values[i];
      }
    }
    size = kept;
  }
}
