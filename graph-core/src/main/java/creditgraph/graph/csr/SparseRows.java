package creditgraph.graph.csr;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// Rows of a sparse matrix: on the heap, or outside it when there are too many entries.
///
/// Loops ask for a [Slice] of rows and run over its array, wherever the entries came from.
final class SparseRows {

  /// Rows that a slice from outside the heap has at most.
  static final int ROWS_PER_SLICE = 1 << 12;

  private final long[] starts;
  private final int startFrom;
  private final int rowCount;
  private final int columnCount;
  private final int @Nullable [] entries;
  private final MemorySegment outside;
  private final int columnFrom;

  private SparseRows(
      long[] starts,
      int startFrom,
      int rowCount,
      int columnCount,
      int @Nullable [] entries,
      MemorySegment outside,
      int columnFrom) {
    this.starts = starts;
    this.startFrom = startFrom;
    this.rowCount = rowCount;
    this.columnCount = columnCount;
    this.entries = entries;
    this.outside = outside;
    this.columnFrom = columnFrom;
  }

  /// @param starts where each row begins in `entries`, and at the end their number
  static SparseRows onHeap(long[] starts, int[] entries, int columnCount) {
    return new SparseRows(
        starts, 0, starts.length - 1, columnCount, entries, MemorySegment.NULL, 0);
  }

  /// A range of rows and of columns out of larger ones.
  ///
  /// @param starts where each row, from the very first, begins in `entries`
  static SparseRows outside(
      long[] starts, MemorySegment entries, int rowFrom, int rowTo, int columnFrom, int columnTo) {
    return new SparseRows(
        starts, rowFrom, rowTo - rowFrom, columnTo - columnFrom, null, entries, columnFrom);
  }

  int rowCount() {
    return rowCount;
  }

  int columnCount() {
    return columnCount;
  }

  /// How many rows to ask for at once.
  int sliceRows() {
    return entries == null ? ROWS_PER_SLICE : rowCount;
  }

  /// Some rows, as an array to loop over.
  Slice slice(int from, int to) {
    if (entries != null) {
      return new Slice(entries, starts, 0, 0);
    }
    long begin = starts[startFrom + from];
    int[] copy = new int[Math.toIntExact(starts[startFrom + to] - begin)];
    MemorySegment.copy(outside, ValueLayout.JAVA_INT, begin * Integer.BYTES, copy, 0, copy.length);
    if (columnFrom > 0) {
      for (int i = 0; i < copy.length; i++) {
        copy[i] -= columnFrom;
      }
    }
    return new Slice(copy, starts, startFrom, begin);
  }

  /// Entries of some rows in one array.
  ///
  /// @param starts where rows begin, counted from `base`; the first row is at `startFrom`
  record Slice(int[] entries, long[] starts, int startFrom, long base) {

    int start(int row) {
      return (int) (starts[startFrom + row] - base);
    }

    int end(int row) {
      return (int) (starts[startFrom + row + 1] - base);
    }
  }
}
