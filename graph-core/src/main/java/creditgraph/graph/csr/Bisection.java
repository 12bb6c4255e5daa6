package creditgraph.graph.csr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.RecursiveAction;
import org.jspecify.annotations.Nullable;

/// Orders the rows of a sparse matrix so that the columns of each row, and the rows of each column,
/// lie close together: recursive graph bisection.
///
/// A range of rows is cut in two halves by [Cut], then each half is cut. (Dhulipala, Kabiljo,
/// Karrer, Ottaviano, Pupyrev, Shalita, *Compressing Graphs and Indexes with Recursive Graph
/// Bisection*, 2016.)
///
/// - **Deterministic.** Gains are integers and ties go by row, so the order is a function of the
///   matrix alone, whatever the number of threads.
/// - **Cost.** Time O(E log n) with a constant of up to [Cut#ROUNDS]. A column that a range holds
///   once costs nothing there and is left out, so that the work shrinks on the way down.
/// - **Memory.** On the heap some 30 bytes a row, 16 a column, and up to 8 for each of at most
///   [#HEAP_ENTRIES] entries; ranges with more lie in the workspace.
final class Bisection extends RecursiveAction {

  private static final long serialVersionUID = 1L;

  /// Ranges up to this size keep the order in which they came.
  static final int SMALLEST = 32;

  /// Entries of a range that is held on the heap: 134 MB with the range that it is cut from.
  static final int HEAP_ENTRIES = 1 << 24;

  /// Ranges above this size are given to another thread where one is free.
  private static final int FORK_ROWS = 1 << 12;

  private final transient Plan plan;
  private final int orderedFrom;

  /// Let go once the range has entries of its own, which frees those of the larger one.
  private transient @Nullable Half half;

  private Bisection(Plan plan, Half half, int orderedFrom) {
    this.plan = plan;
    this.half = half;
    this.orderedFrom = orderedFrom;
  }

  /// What all ranges share.
  private record Plan(int[] ordered, int heapEntries, Workspace workspace) {}

  /// Orders all rows, in the common pool or in that of the calling task.
  ///
  /// @param heapEntries most entries of a range that is held on the heap
  /// @return the numbers of the rows in their new order
  static int[] order(SparseRows whole, int heapEntries, Workspace workspace) throws IOException {
    Plan plan = new Plan(new int[whole.rowCount()], heapEntries, workspace);
    try {
      new Bisection(plan, Half.whole(whole), 0).invoke();
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
    return plan.ordered;
  }

  @Override
  protected void compute() {
    Half taken = Objects.requireNonNull(half, "a range is ordered once");
    half = null;
    int[] rows = taken.rows();
    if (rows.length <= SMALLEST) {
      System.arraycopy(rows, 0, plan.ordered, orderedFrom, rows.length);
      return;
    }
    Half.Extract extract;
    try {
      extract = taken.extract(plan.heapEntries, plan.workspace);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Cut cut = Cut.of(extract.matrix(), extract.totals());
    Bisection left = part(rows, extract.matrix(), cut, false, orderedFrom);
    Bisection right = part(rows, extract.matrix(), cut, true, orderedFrom + cut.half());
    if (rows.length > FORK_ROWS) {
      invokeAll(left, right);
    } else {
      left.compute();
      right.compute();
    }
  }

  private Bisection part(int[] rows, SparseRows matrix, Cut cut, boolean right, int from) {
    return new Bisection(plan, Half.of(rows, matrix, cut, right), from);
  }
}
