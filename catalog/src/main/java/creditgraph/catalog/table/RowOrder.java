package creditgraph.catalog.table;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/// Watches rows go by and tells whether their sort keys strictly ascended.
final class RowOrder<R extends Record> {

  private final List<ToIntFunction<R>> keys;
  private final int[] first;
  private final int[] last;
  private RowRange.State state = RowRange.State.EMPTY;

  RowOrder(CatalogTable<R> table, RowAccess<R> access) {
    this.keys = table.sortKey().stream().map(access::ints).toList();
    this.first = new int[keys.size()];
    this.last = new int[keys.size()];
  }

  void add(R row) {
    int step = 0; // Sign of the first key part that differs from the row before.
    for (int i = 0; i < last.length; i++) {
      int value = keys.get(i).applyAsInt(row);
      if (step == 0) {
        step = Integer.compare(value, last[i]);
      }
      last[i] = value;
    }
    switch (state) {
      case EMPTY -> {
        System.arraycopy(last, 0, first, 0, last.length);
        state = RowRange.State.SORTED;
      }
      case SORTED -> state = step > 0 ? state : RowRange.State.UNSORTED;
      case UNSORTED -> {}
    }
  }

  RowRange range() {
    return switch (state) {
      case EMPTY -> RowRange.EMPTY;
      case UNSORTED -> RowRange.UNSORTED;
      case SORTED -> new RowRange(state, list(first), list(last));
    };
  }

  private static List<Integer> list(int[] key) {
    return Arrays.stream(key).boxed().toList();
  }
}
