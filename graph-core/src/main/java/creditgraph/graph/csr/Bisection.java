package creditgraph.graph.csr;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.RecursiveAction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

  /// Ranges above this size are worth more than one thread for a single cut.
  private static final int PARALLEL_ROWS = 1 << 16;

  private static final int ROWS_PER_CHUNK = 1 << 12;

  private final int[] ordered;
  private final int orderedFrom;

  /// What this range is a part of; let go once [#matrix] is taken from it.
  private @Nullable Part part;

  private Matrix matrix = Matrix.EMPTY;

  private Bisection(Part part, int[] ordered, int orderedFrom) {
    this.part = part;
    this.ordered = ordered;
    this.orderedFrom = orderedFrom;
  }

  /// Orders all rows, in the common pool or in that of the calling task.
  ///
  /// @param starts where each row's entries begin in `columns`, and at the end their number
  /// @param columns below `columnCount`, distinct within a row
  /// @return the numbers of the rows in their new order
  static int[] order(int[] starts, int[] columns, int columnCount) {
    int[] rows = IntStream.range(0, starts.length - 1).toArray();
    Matrix whole = new Matrix(rows, starts, columns, columnCount);
    int[] ordered = new int[rows.length];
    new Bisection(new Part(whole, rows, 0, rows.length), ordered, 0).invoke();
    return ordered;
  }

  @Override
  protected void compute() {
    matrix = Objects.requireNonNull(part, "a range is ordered once").matrix();
    part = null;
    int count = matrix.rowCount();
    if (count <= SMALLEST) {
      System.arraycopy(matrix.rows(), 0, ordered, orderedFrom, count);
      return;
    }
    int half = count / 2;
    int[] order = exchange(half);
    Bisection left = new Bisection(new Part(matrix, order, 0, half), ordered, orderedFrom);
    Bisection right =
        new Bisection(new Part(matrix, order, half, count), ordered, orderedFrom + half);
    matrix = Matrix.EMPTY;
    if (count > FORK_ROWS) {
      invokeAll(left, right);
    } else {
      left.compute();
      right.compute();
    }
  }

  /// @return the rows by place, those of the left half first, each half in the order it had
  private int[] exchange(int half) {
    int count = matrix.rowCount();
    boolean[] onRight = new boolean[count];
    Arrays.fill(onRight, half, count, true);
    int[] leftCounts = matrix.counts(0, half);
    int[] rightCounts = matrix.counts(half, count);
    int[] toRight = new int[matrix.columnCount()];
    int[] toLeft = new int[matrix.columnCount()];
    long[] keys = new long[count];
    for (int round = 0; round < ROUNDS; round++) {
      for (int column = 0; column < toRight.length; column++) {
        int left = Math.min(leftCounts[column], MAX_COUNT - 1);
        int right = Math.min(rightCounts[column], MAX_COUNT - 1);
        toRight[column] = LOG_GAIN[right] - (left == 0 ? 0 : LOG_GAIN[left - 1]);
        toLeft[column] = LOG_GAIN[left] - (right == 0 ? 0 : LOG_GAIN[right - 1]);
      }
      wish(keys, onRight, toRight, toLeft);
      Selection.lowest(keys, half);
      int moved = 0;
      for (int at = 0; at < count; at++) {
        int row = (int) keys[at] & Integer.MAX_VALUE;
        boolean right = at >= half;
        if (right != onRight[row]) {
          moved++;
          onRight[row] = right;
          matrix.move(row, right ? leftCounts : rightCounts, right ? rightCounts : leftCounts);
        }
      }
      if (moved <= count / SETTLED) {
        break;
      }
    }
    return partition(onRight, half);
  }

  private void wish(long[] keys, boolean[] onRight, int[] toRight, int[] toLeft) {
    if (keys.length <= PARALLEL_ROWS) {
      wish(keys, onRight, toRight, toLeft, 0, keys.length);
      return;
    }
    IntStream.rangeClosed(0, (keys.length - 1) / ROWS_PER_CHUNK)
        .parallel()
        .forEach(chunk -> {
          int from = chunk * ROWS_PER_CHUNK;
          int to = Math.min(from + ROWS_PER_CHUNK, keys.length);
          wish(keys, onRight, toRight, toLeft, from, to);
        });
  }

  private void wish(long[] keys, boolean[] onRight, int[] toRight, int[] toLeft, int from, int to) {
    for (int row = from; row < to; row++) {
      int wish = onRight[row] ? -matrix.sum(row, toLeft) : matrix.sum(row, toRight);
      keys[row] = key(row, wish, onRight[row]);
    }
  }

  /// Ascends with the wish to be on the right; among equals a row on the left stays there.
  private static long key(int row, int wish, boolean onRight) {
    return ((long) wish << 32) | (onRight ? 0x8000_0000L : 0) | row;
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

  /// Some rows of a matrix: those at the places from `from` to `to` of `order`.
  private record Part(Matrix whole, int[] order, int from, int to) {

    /// The rows as a matrix of their own, without the columns that they hold once.
    Matrix matrix() {
      int[] numbers = new int[whole.columnCount];
      for (int at = from; at < to; at++) {
        for (int i = whole.starts[order[at]]; i < whole.starts[order[at] + 1]; i++) {
          numbers[whole.columns[i]]++;
        }
      }
      int kept = 0;
      int entries = 0;
      for (int column = 0; column < numbers.length; column++) {
        boolean shared = numbers[column] > 1;
        entries += shared ? numbers[column] : 0;
        numbers[column] = shared ? kept++ : -1;
      }
      int[] rows = new int[to - from];
      int[] starts = new int[to - from + 1];
      int[] columns = new int[entries];
      int end = 0;
      for (int at = from; at < to; at++) {
        int row = order[at];
        rows[at - from] = whole.rows[row];
        for (int i = whole.starts[row]; i < whole.starts[row + 1]; i++) {
          int number = numbers[whole.columns[i]];
          if (number >= 0) {
            columns[end++] = number;
          }
        }
        starts[at - from + 1] = end;
      }
      return new Matrix(rows, starts, columns, kept);
    }
  }

  /// The rows of a range and their entries.
  ///
  /// @param rows their numbers in the whole matrix
  /// @param starts where each row's entries begin in `columns`, and at the end their number
  private record Matrix(int[] rows, int[] starts, int[] columns, int columnCount) {

    static final Matrix EMPTY = new Matrix(new int[0], new int[1], new int[0], 0);

    int rowCount() {
      return rows.length;
    }

    /// How many of the rows from `from` to `to` hold each column.
    int[] counts(int from, int to) {
      int[] counts = new int[columnCount];
      for (int i = starts[from]; i < starts[to]; i++) {
        counts[columns[i]]++;
      }
      return counts;
    }

    /// What `values` of a row's columns add up to, no further than an `int` reaches.
    int sum(int row, int[] values) {
      long sum = 0;
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        sum += values[columns[i]];
      }
      return (int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, sum));
    }

    void move(int row, int[] from, int[] to) {
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        from[columns[i]]--;
        to[columns[i]]++;
      }
    }
  }
}
