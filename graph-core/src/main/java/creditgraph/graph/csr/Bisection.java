package creditgraph.graph.csr;

import java.util.Arrays;
import java.util.concurrent.RecursiveAction;

/// Orders the rows of a sparse matrix so that the columns of each row, and the rows of each column,
/// lie close together: recursive graph bisection.
///
/// A range of rows is cut in two halves. Rows change sides, as many each way, while that makes the
/// columns' counts on the two sides less even, which is what shortens gaps: a column with `l` rows
/// left and `r` right of a cut costs about `l log(n/l) + r log(n/r)` bits. Then each half is cut.
/// (Dhulipala, Kabiljo, Karrer, Ottaviano, Pupyrev, Shalita, *Compressing Graphs and Indexes with
/// Recursive Graph Bisection*, 2016; rows to exchange are selected around the median instead of
/// sorted, as in Mackenzie, Petri, Moffat, *Faster Index Reordering with Bipartite Graph
/// Partitioning*, 2021.)
///
/// - **Deterministic.** Gains are integers and ties go by row, so the order is a function of the
///   matrix alone, whatever the number of threads.
/// - **Cost.** Time O(E log n) with a constant of up to [#ROUNDS]; memory about 8 bytes an entry. A
///   column that a range holds once costs nothing there and is left out, so that the work shrinks
///   on the way down.
final class Bisection extends RecursiveAction {

  /// Exchanges tried at each cut, at most.
  static final int ROUNDS = 6;

  /// Ranges up to this size keep the order in which they came.
  static final int SMALLEST = 8;

  /// Ranges above this size are given to another thread where one is free.
  private static final int FORK_ROWS = 1 << 12;

  /// A cut that exchanges fewer rows than one in so many is good enough.
  private static final int SETTLED = 200;

  /// Entries of [#LOG_GAIN]; a column with more rows on a side is taken for one of that many.
  private static final int MAX_COUNT = 1 << 12;

  /// Bits after the point of a gain.
  private static final int GAIN_SCALE = 1 << 10;

  /// At `d`, what one more row on a side of `d` rows saves: `f(d + 1) - f(d)`, `f(d) = d
  /// log2(d+1)`.
  private static final int[] LOG_GAIN = logGains();

  private static final int[] NONE = {};

  /// The rows in their current order, by number in the whole matrix.
  private int[] rows;

  /// Where each row's columns begin, and at the end their number.
  private int[] starts;

  private int[] columns;
  private final int columnCount;
  private final int[] ordered;
  private final int orderedFrom;

  private Bisection(
      int[] rows, int[] starts, int[] columns, int columnCount, int[] ordered, int orderedFrom) {
    this.rows = rows;
    this.starts = starts;
    this.columns = columns;
    this.columnCount = columnCount;
    this.ordered = ordered;
    this.orderedFrom = orderedFrom;
  }

  /// Orders all rows, in the common pool.
  ///
  /// @param starts where each row's entries begin in `columns`, and at the end their number
  /// @param columns below `columnCount`, distinct within a row
  /// @return the numbers of the rows in their new order
  static int[] order(int[] starts, int[] columns, int columnCount) {
    int rowCount = starts.length - 1;
    int[] rows = new int[rowCount];
    Arrays.setAll(rows, row -> row);
    int[] ordered = new int[rowCount];
    new Bisection(rows, starts, columns, columnCount, ordered, 0).invoke();
    return ordered;
  }

  @Override
  protected void compute() {
    if (rows.length <= SMALLEST) {
      System.arraycopy(rows, 0, ordered, orderedFrom, rows.length);
      return;
    }
    int half = rows.length / 2;
    int[] order = exchange(half);
    Bisection left = half(order, 0, half);
    Bisection right = half(order, half, rows.length);
    boolean large = rows.length > FORK_ROWS;
    // The halves hold all that is still needed.
    rows = NONE;
    starts = NONE;
    columns = NONE;
    if (large) {
      invokeAll(left, right);
    } else {
      left.compute();
      right.compute();
    }
  }

  /// @return the rows by place, those of the left half first, each half in the order it had
  private int[] exchange(int half) {
    int count = rows.length;
    boolean[] onRight = new boolean[count];
    Arrays.fill(onRight, half, count, true);
    int[] leftCounts = new int[columnCount];
    int[] rightCounts = new int[columnCount];
    count(leftCounts, 0, half);
    count(rightCounts, half, count);
    int[] toRight = new int[columnCount];
    int[] toLeft = new int[columnCount];
    long[] keys = new long[count];
    for (int round = 0; round < ROUNDS; round++) {
      for (int column = 0; column < columnCount; column++) {
        int left = Math.min(leftCounts[column], MAX_COUNT - 1);
        int right = Math.min(rightCounts[column], MAX_COUNT - 1);
        toRight[column] = LOG_GAIN[right] - (left == 0 ? 0 : LOG_GAIN[left - 1]);
        toLeft[column] = LOG_GAIN[left] - (right == 0 ? 0 : LOG_GAIN[right - 1]);
      }
      for (int row = 0; row < count; row++) {
        keys[row] = key(row, onRight[row] ? -gain(row, toLeft) : gain(row, toRight), onRight[row]);
      }
      Selection.lowest(keys, half);
      int moved = 0;
      for (int at = 0; at < count; at++) {
        int row = (int) keys[at] & Integer.MAX_VALUE;
        boolean right = at >= half;
        if (right != onRight[row]) {
          moved++;
          onRight[row] = right;
          move(row, right ? leftCounts : rightCounts, right ? rightCounts : leftCounts);
        }
      }
      if (moved <= count / SETTLED) {
        break;
      }
    }
    return partition(onRight, half);
  }

  private void count(int[] counts, int from, int to) {
    for (int i = starts[from]; i < starts[to]; i++) {
      counts[columns[i]]++;
    }
  }

  private int gain(int row, int[] gains) {
    long gain = 0;
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      gain += gains[columns[i]];
    }
    return (int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, gain));
  }

  /// Ascends with the wish to be on the right; among equals a row on the left stays there.
  private static long key(int row, int wish, boolean onRight) {
    return ((long) wish << 32) | (onRight ? 0x8000_0000L : 0) | row;
  }

  private void move(int row, int[] from, int[] to) {
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      from[columns[i]]--;
      to[columns[i]]++;
    }
  }

  private static int[] partition(boolean[] onRight, int half) {
    int[] order = new int[onRight.length];
    int left = 0;
    int right = half;
    for (int row = 0; row < onRight.length; row++) {
      order[onRight[row] ? right++ : left++] = row;
    }
    return order;
  }

  /// A half as a matrix of its own, without the columns that it holds once.
  private Bisection half(int[] order, int from, int to) {
    int[] numbers = new int[columnCount];
    for (int at = from; at < to; at++) {
      for (int i = starts[order[at]]; i < starts[order[at] + 1]; i++) {
        numbers[columns[i]]++;
      }
    }
    int kept = 0;
    int entries = 0;
    for (int column = 0; column < columnCount; column++) {
      boolean shared = numbers[column] > 1;
      entries += shared ? numbers[column] : 0;
      numbers[column] = shared ? kept++ : -1;
    }
    int[] halfRows = new int[to - from];
    int[] halfStarts = new int[to - from + 1];
    int[] halfColumns = new int[entries];
    int end = 0;
    for (int at = from; at < to; at++) {
      int row = order[at];
      halfRows[at - from] = rows[row];
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        int number = numbers[columns[i]];
        if (number >= 0) {
          halfColumns[end++] = number;
        }
      }
      halfStarts[at - from + 1] = end;
    }
    return new Bisection(halfRows, halfStarts, halfColumns, kept, ordered, orderedFrom + from);
  }

  /// By `StrictMath`, so that every machine has the same.
  private static int[] logGains() {
    int[] gains = new int[MAX_COUNT];
    for (int d = 0; d < MAX_COUNT; d++) {
      gains[d] = (int) Math.round(GAIN_SCALE * (bits(d + 1) - bits(d)));
    }
    return gains;
  }

  private static double bits(int d) {
    return d * StrictMath.log(d + 1.0) / StrictMath.log(2);
  }
}
