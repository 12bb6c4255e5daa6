package creditgraph.graph.csr;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.IntStream;

/// The rows on one side of a cut.
///
/// @param rows their numbers in the whole matrix
/// @param places where they are in `from`, ascending
/// @param from the rows that were cut
/// @param counts for each column of `from`, how many of these rows hold it
record Half(int[] rows, int[] places, SparseRows from, int[] counts) {

  /// All rows, as if on one side of a cut.
  static Half whole(SparseRows matrix) {
    int[] rows = IntStream.range(0, matrix.rowCount()).toArray();
    int[] counts = new int[matrix.columnCount()];
    int step = matrix.sliceRows();
    for (int row = 0; row < rows.length; row += step) {
      int to = Math.min(rows.length, row + step);
      SparseRows.Slice slice = matrix.slice(row, to);
      for (int i = slice.start(row); i < slice.end(to - 1); i++) {
        counts[slice.entries()[i]]++;
      }
    }
    return new Half(rows, rows, matrix, counts);
  }

  /// @param rows numbers, in the whole matrix, of the rows that were cut
  static Half of(int[] rows, SparseRows from, Cut cut, boolean right) {
    int count = right ? rows.length - cut.half() : cut.half();
    int[] places = new int[count];
    int[] numbers = new int[count];
    int next = 0;
    for (int place = 0; place < rows.length; place++) {
      if (cut.isOnRight(place) == right) {
        places[next] = place;
        numbers[next++] = rows[place];
      }
    }
    return new Half(numbers, places, from, cut.counts(right));
  }

  /// The rows as a matrix of their own, with the columns that two of them hold.
  ///
  /// @param totals for each column, how many rows hold it
  record Extract(SparseRows matrix, int[] totals) {}

  Extract extract(int heapEntries, Workspace workspace) throws IOException {
    int[] columns = new int[counts.length];
    int kept = 0;
    long entries = 0;
    for (int column = 0; column < columns.length; column++) {
      boolean shared = counts[column] > 1;
      entries += shared ? counts[column] : 0;
      columns[column] = shared ? kept++ : -1;
    }
    int[] totals = new int[kept];
    for (int column = 0; column < columns.length; column++) {
      if (columns[column] >= 0) {
        totals[columns[column]] = counts[column];
      }
    }
    SparseRows matrix =
        entries <= heapEntries
            ? onHeap(columns, kept, (int) entries)
            : outside(columns, kept, workspace.allocate(Arena.ofAuto(), entries * Integer.BYTES));
    return new Extract(matrix, totals);
  }

  private SparseRows onHeap(int[] columns, int kept, int entryCount) {
    long[] starts = new long[rows.length + 1];
    int[] entries = new int[entryCount];
    int end = 0;
    int next = 0;
    int step = from.sliceRows();
    for (int row = 0; row < from.rowCount(); row += step) {
      int to = Math.min(from.rowCount(), row + step);
      SparseRows.Slice slice = from.slice(row, to);
      for (; next < places.length && places[next] < to; next++) {
        int begin = slice.start(places[next]);
        end = copy(slice.entries(), begin, slice.end(places[next]), columns, entries, end);
        starts[next + 1] = end;
      }
    }
    return SparseRows.onHeap(starts, entries, kept);
  }

  private SparseRows outside(int[] columns, int kept, MemorySegment entries) {
    long[] starts = new long[rows.length + 1];
    long end = 0;
    int next = 0;
    int step = from.sliceRows();
    for (int row = 0; row < from.rowCount(); row += step) {
      int to = Math.min(from.rowCount(), row + step);
      SparseRows.Slice slice = from.slice(row, to);
      int[] copied = new int[slice.end(to - 1) - slice.start(row)];
      int count = 0;
      for (; next < places.length && places[next] < to; next++) {
        int begin = slice.start(places[next]);
        count = copy(slice.entries(), begin, slice.end(places[next]), columns, copied, count);
        starts[next + 1] = end + count;
      }
      MemorySegment.copy(copied, 0, entries, ValueLayout.JAVA_INT, end * Integer.BYTES, count);
      end += count;
    }
    return SparseRows.outside(starts, entries, 0, rows.length, 0, kept);
  }

  /// Returns where the copied entries end.
  private static int copy(
      int[] entries, int from, int to, int[] columns, int[] into, int position) {
    int end = position;
    for (int i = from; i < to; i++) {
      int column = columns[entries[i]];
      if (column >= 0) {
        into[end++] = column;
      }
    }
    return end;
  }
}
