package creditgraph.testkit.world;

import java.util.Arrays;

/// The artists linked from one release, for counting each once.
final class Linked {

  private static final int PERFORMS = 1;

  /// Id and, in the lowest bit, whether the credit is for performing.
  private long[] entries = new long[64];

  private int size;

  void clear() {
    size = 0;
  }

  void add(int id, Part part) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, 2 * size);
    }
    entries[size++] = 2L * id + (part.performs() ? PERFORMS : 0);
  }

  int distinct() {
    Arrays.sort(entries, 0, size);
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || entries[i] >> 1 != entries[i - 1] >> 1) {
        distinct++;
      }
    }
    return distinct;
  }

  /// Ids that perform, ascending, each once.
  int[] performing() {
    return Arrays.stream(entries, 0, size)
        .filter(entry -> (entry & PERFORMS) != 0)
        .mapToInt(entry -> (int) (entry >> 1))
        .sorted()
        .distinct()
        .toArray();
  }
}
