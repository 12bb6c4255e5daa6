package creditgraph.graph.snapshot;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Numbers the distinct role bits of a snapshot: most used first, ties by value as unsigned.
///
/// A hash table without objects, as it is asked twice for each credit.
final class RoleDictionary {

  private static final int GOLDEN = 0x9E3779B9;

  private int[] values = new int[1 << 6];

  /// How often a value was counted; 0 marks a free place.
  private long[] uses = new long[values.length];

  private int[] codes = new int[0];
  private int size;

  void count(int roles) {
    int place = place(roles);
    if (uses[place]++ == 0) {
      values[place] = roles;
      if (++size > values.length / 2) {
        grow();
      }
    }
  }

  /// Ends the counting and returns the entries.
  int[] freeze() {
    int[] places =
        IntStream.range(0, values.length)
            .filter(place -> uses[place] > 0)
            .boxed()
            .sorted(
                Comparator.comparingLong((Integer place) -> -uses[place])
                    .thenComparing(place -> values[place], Integer::compareUnsigned))
            .mapToInt(place -> place)
            .toArray();
    codes = new int[values.length];
    for (int code = 0; code < places.length; code++) {
      codes[places[code]] = code;
    }
    return Arrays.stream(places).map(place -> values[place]).toArray();
  }

  int code(int roles) {
    int place = place(roles);
    if (uses[place] == 0) {
      throw new IllegalStateException("role bits " + roles + " were not counted");
    }
    return codes[place];
  }

  /// Where a value is, or the free place where it belongs.
  private int place(int roles) {
    int place = (roles * GOLDEN) >>> Integer.numberOfLeadingZeros(values.length - 1);
    while (uses[place] > 0 && values[place] != roles) {
      place = (place + 1) & (values.length - 1);
    }
    return place;
  }

  private void grow() {
    int[] oldValues = values;
    long[] oldUses = uses;
    values = new int[oldValues.length * 2];
    uses = new long[values.length];
    for (int i = 0; i < oldValues.length; i++) {
      if (oldUses[i] > 0) {
        int place = place(oldValues[i]);
        values[place] = oldValues[i];
        uses[place] = oldUses[i];
      }
    }
  }
}
