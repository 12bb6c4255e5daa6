package creditgraph.graph.snapshot;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// Numbers the distinct role bits of a snapshot: most used first, ties by value as unsigned.
final class RoleDictionary {

  private final Map<Integer, Integer> uses = new HashMap<>();
  private final Map<Integer, Integer> codes = new HashMap<>();

  void count(int roles) {
    uses.merge(roles, 1, Integer::sum);
  }

  /// Ends the counting and returns the entries.
  int[] freeze() {
    int[] entries =
        uses.entrySet().stream()
            .sorted(
                Comparator.comparingInt((Map.Entry<Integer, Integer> use) -> -use.getValue())
                    .thenComparing(Map.Entry::getKey, Integer::compareUnsigned))
            .mapToInt(Map.Entry::getKey)
            .toArray();
    for (int i = 0; i < entries.length; i++) {
      codes.put(entries[i], i);
    }
    return entries;
  }

  int code(int roles) {
    Integer code = codes.get(roles);
    if (code == null) {
      throw new IllegalStateException("role bits " + roles + " were not counted");
    }
    return code;
  }
}
