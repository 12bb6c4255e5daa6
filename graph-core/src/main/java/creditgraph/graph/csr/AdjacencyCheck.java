package creditgraph.graph.csr;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Verifies every block and row of an adjacency: where it lies, its numbers, their order and
/// bounds.
///
/// Short rows must follow each other without a gap, then the long rows likewise, up to the last
/// byte. Time O(bytes), no memory.
public final class AdjacencyCheck {

  private final Adjacency adjacency;
  private final FaultSink sink;
  private final MemorySegment targets;
  private final long end;
  private long edges;
  private boolean clean = true;

  private AdjacencyCheck(Adjacency adjacency, FaultSink sink) {
    this.adjacency = adjacency;
    this.sink = sink;
    this.targets = adjacency.targets();
    this.end = targets.byteSize() - Adjacency.TAIL_BYTES;
  }

  /// Reports at most one fault a row, with offsets in the targets section, and says whether there
  /// was none.
  public static boolean check(Adjacency adjacency, FaultSink sink) {
    return new AdjacencyCheck(adjacency, sink).run();
  }

  private boolean run() {
    long shortEnd = 0;
    for (int row = 0; row < adjacency.rowCount(); row++) {
      if (row % Adjacency.ROWS_PER_BLOCK == 0) {
        checkBlock(row, shortEnd);
      }
      if (!adjacency.isLong(row)) {
        shortEnd = check(row, shortEnd);
      }
    }
    long longEnd = shortEnd;
    int longRows = 0;
    for (int row = 0; row < adjacency.rowCount(); row++) {
      if (adjacency.isLong(row)) {
        longEnd = check(row, longEnd);
        longRows++;
      }
    }
    if (longRows != adjacency.longRowCount()) {
      report(
          shortEnd,
          "%d rows are marked long, the long-row table has %d"
              .formatted(longRows, adjacency.longRowCount()));
    }
    if (longEnd != end) {
      report(longEnd, "rows end here, the section at byte " + end);
    }
    if (edges != adjacency.edgeCount()) {
      report(0, "expected %d credits, found %d".formatted(adjacency.edgeCount(), edges));
    }
    return clean;
  }

  /// A block starts where the short rows before it end, counts from the first target it has, and
  /// has no rows beyond the last.
  private void checkBlock(int first, long expectedStart) {
    if (adjacency.blockStart(first) != expectedStart) {
      report(
          expectedStart,
          "the block of row %d: expected from byte %d, found %d"
              .formatted(first, expectedStart, adjacency.blockStart(first)));
    }
    boolean hasTarget = false;
    for (long row = first; row < first + (long) Adjacency.ROWS_PER_BLOCK; row++) {
      if (row >= adjacency.rowCount()) {
        if (adjacency.lengthCode(row) != 0) {
          report(end, "row %d of %d has a length".formatted(row, adjacency.rowCount()));
        }
      } else if (!hasTarget && adjacency.lengthCode(row) != 0) {
        hasTarget = true;
        long start = adjacency.span((int) row) >>> 32;
        if (start < end && targets.get(ValueLayout.JAVA_BYTE, start) != 0) {
          report(start, "row %d is the first of its block and not at its target".formatted(row));
        }
      }
    }
    if (!hasTarget && adjacency.expected(first) != 0) {
      report(
          expectedStart, "the block of row %d is empty and counts from a target".formatted(first));
    }
  }

  /// Returns where the row ends.
  private long check(int row, long expectedStart) {
    long span = adjacency.span(row);
    long start = span >>> 32;
    long rowEnd = start + (span & 0xFFFF_FFFFL);
    if (start != expectedStart || rowEnd > end) {
      report(
          expectedStart,
          "row %d: expected from byte %d, found %d to %d"
              .formatted(row, expectedStart, start, rowEnd));
      return expectedStart;
    }
    if (adjacency.isLong(row) && rowEnd - start < Adjacency.LONG_ROW) {
      report(start, "row %d is marked long and has %d bytes".formatted(row, rowEnd - start));
    }
    int degree = readRow(row, start, rowEnd);
    if (degree != adjacency.degree(row)) {
      report(start, "row %d: degree %d, %d targets".formatted(row, adjacency.degree(row), degree));
    }
    edges += degree;
    return rowEnd;
  }

  private int readRow(int row, long start, long rowEnd) {
    long at = start;
    long target = adjacency.expected(row);
    int degree = 0;
    while (at < rowEnd) {
      long numberStart = at;
      long number = 0;
      int shift = 0;
      byte next;
      do {
        if (at == rowEnd || shift > 28) {
          report(numberStart, "row " + row + ": a number does not end");
          return degree;
        }
        next = targets.get(ValueLayout.JAVA_BYTE, at++);
        number |= (next & 0x7FL) << shift;
        shift += 7;
      } while (next < 0);
      if (next == 0 && at - numberStart > 1) {
        report(numberStart, "row " + row + ": a number is longer than it must be");
      }
      // Gaps are counted from zero, so a row cannot but ascend while it stays in bounds.
      target += degree == 0 ? Varint.unzigzag(number) : number + 1;
      degree++;
      if (target < 0 || target >= adjacency.columnCount()) {
        report(
            numberStart,
            "row %d: expected target below %d, found %d"
                .formatted(row, adjacency.columnCount(), target));
        return degree;
      }
    }
    return degree;
  }

  private void report(long offset, String message) {
    clean = false;
    sink.fault(offset, message);
  }
}
