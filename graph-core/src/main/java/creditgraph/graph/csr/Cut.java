package creditgraph.graph.csr;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Cuts rows of a sparse matrix in two halves, so that columns are on one side as far as possible.
///
/// The first cut is the given order's. Then rows change sides, as many each way, while that makes
/// the columns' counts on the two sides less even, which is what shortens gaps: a column with `l`
/// rows left and `r` right of a cut costs about `l log(n/l) + r log(n/r)` bits. Rows to exchange
/// are selected around the median instead of sorted, as in Mackenzie, Petri, Moffat, *Faster Index
/// Reordering with Bipartite Graph Partitioning*, 2021.
final class Cut {

  /// Exchanges tried, at most.
  static final int ROUNDS = 6;

  /// An exchange of fewer rows than one in so many is the last.
  private static final int SETTLED = 50;

  /// Entries of [#LOG_GAIN]; a column with more rows on a side is taken for one of that many.
  private static final int MAX_COUNT = 1 << 12;

  /// Bits after the point of a gain. A gain fits 16 bits.
  private static final int GAIN_SCALE = 1 << 10;

  /// At `d`, what one more row on a side of `d` rows saves: `f(d + 1) - f(d)`, `f(d) = d
  /// log2(d+1)`.
  private static final int[] LOG_GAIN = logGains();

  private final SparseRows matrix;
  private final int half;
  private final boolean[] onRight;

  /// For each column its rows, and those of them that are left of the cut.
  private final int[] totals;

  private final int[] leftCounts;

  /// For each column what a row saves by changing sides: to the right in the upper half of the
  /// number, to the left in the lower.
  private final int[] gains;

  private final long[] keys;

  private Cut(SparseRows matrix, int[] totals) {
    this.matrix = matrix;
    this.totals = totals;
    this.half = matrix.rowCount() / 2;
    this.onRight = new boolean[matrix.rowCount()];
    this.leftCounts = new int[totals.length];
    this.gains = new int[totals.length];
    this.keys = new long[matrix.rowCount()];
  }

  /// @param totals for each column how many rows hold it
  static Cut of(SparseRows matrix, int[] totals) {
    Cut cut = new Cut(matrix, totals);
    cut.start();
    int rounds = ROUNDS;
    for (int round = 0; round < rounds; round++) {
      if (cut.exchange() <= matrix.rowCount() / SETTLED) {
        break;
      }
    }
    return cut;
  }

  /// Rows on the left.
  int half() {
    return half;
  }

  boolean isOnRight(int row) {
    return onRight[row];
  }

  /// How many rows on one side hold each column.
  int[] counts(boolean right) {
    if (!right) {
      return leftCounts;
    }
    int[] counts = new int[totals.length];
    for (int column = 0; column < counts.length; column++) {
      counts[column] = totals[column] - leftCounts[column];
    }
    return counts;
  }

  private void start() {
    Arrays.fill(onRight, half, onRight.length, true);
    int step = matrix.sliceRows();
    for (int from = 0; from < half; from += step) {
      int to = Math.min(half, from + step);
      SparseRows.Slice slice = matrix.slice(from, to);
      count(slice.entries(), slice.start(from), slice.end(to - 1), leftCounts);
    }
  }

  private static void count(int[] entries, int from, int to, int[] counts) {
    for (int i = from; i < to; i++) {
      counts[entries[i]]++;
    }
  }

  /// Returns how many rows changed sides.
  private int exchange() {
    fillGains(totals, leftCounts, gains);
    wish();
    Selection.lowest(keys, half);
    // The sign bit of a key's lower half is where the row was; what remains is the row.
    boolean[] wasOnRight = onRight.clone();
    for (int at = 0; at < keys.length; at++) {
      onRight[(int) keys[at] & Integer.MAX_VALUE] = at >= half;
    }
    return move(wasOnRight);
  }

  private static void fillGains(int[] totals, int[] leftCounts, int[] gains) {
    int most = MAX_COUNT - 1;
    for (int column = 0; column < gains.length; column++) {
      int left = leftCounts[column];
      int right = Math.min(totals[column] - left, most);
      left = Math.min(left, most);
      int toRight = LOG_GAIN[right] - LOG_GAIN[Math.max(left - 1, 0)];
      int toLeft = LOG_GAIN[left] - LOG_GAIN[Math.max(right - 1, 0)];
      gains[column] = toRight << 16 | (toLeft & 0xFFFF);
    }
  }

  private void wish() {
    int slices = (keys.length - 1) / SparseRows.ROWS_PER_SLICE + 1;
    if (slices < PARALLEL_SLICES) {
      wish(0, keys.length);
    } else {
      IntStream.range(0, slices)
          .parallel()
          .forEach(slice -> {
            int from = slice * SparseRows.ROWS_PER_SLICE;
            wish(from, Math.min(from + SparseRows.ROWS_PER_SLICE, keys.length));
          });
    }
  }

  /// Slices worth more than one thread for a single cut.
  private static final int PARALLEL_SLICES = 16;

  private void wish(int from, int to) {
    SparseRows.Slice slice = matrix.slice(from, to);
    for (int row = from; row < to; row++) {
      long wish =
          onRight[row]
              ? -toLeft(slice.entries(), slice.start(row), slice.end(row), gains)
              : toRight(slice.entries(), slice.start(row), slice.end(row), gains);
      keys[row] = key(row, wish, onRight[row]);
    }
  }

  private static long toRight(int[] entries, int from, int to, int[] gains) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += gains[entries[i]] >> 16;
    }
    return sum;
  }

  private static long toLeft(int[] entries, int from, int to, int[] gains) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += (short) gains[entries[i]];
    }
    return sum;
  }

  /// Ascends with the wish to be on the right; among equals a row on the left stays there.
  private static long key(int row, long wish, boolean onRight) {
    long bounded = Math.clamp(wish, -Integer.MAX_VALUE, Integer.MAX_VALUE);
    return bounded << 32 | (onRight ? 0x8000_0000L : 0) | row;
  }

  private int move(boolean[] wasOnRight) {
    int moved = 0;
    int step = matrix.sliceRows();
    for (int from = 0; from < onRight.length; from += step) {
      int to = Math.min(onRight.length, from + step);
      SparseRows.Slice slice = matrix.slice(from, to);
      for (int row = from; row < to; row++) {
        if (onRight[row] != wasOnRight[row]) {
          moved++;
          add(slice.entries(), slice.start(row), slice.end(row), onRight[row] ? -1 : 1, leftCounts);
        }
      }
    }
    return moved;
  }

  private static void add(int[] entries, int from, int to, int number, int[] counts) {
    for (int i = from; i < to; i++) {
      counts[entries[i]] += number;
    }
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
