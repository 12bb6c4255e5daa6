package creditgraph.graph.csr;

import java.lang.foreign.MemorySegment;

/// Verifies every block and row of an adjacency: where it lies, its numbers, their order and
/// bounds.
///
/// Short rows must follow each other without a gap, then the long rows likewise, up to the last
/// nibble. Positions are nibbles here, and bytes where a fault is reported. Time O(bytes), no
/// memory.
public final class AdjacencyCheck {

  private final Adjacency adjacency;
  private final FaultSink sink;
  private final FaultSink longRowSink;
  private final MemorySegment targets;
  private final long end;
  private long edges;
  private int nextLongRow;
  private boolean clean = true;

  private AdjacencyCheck(Adjacency adjacency, FaultSink sink, FaultSink longRowSink) {
    this.adjacency = adjacency;
    this.sink = sink;
    this.longRowSink = longRowSink;
    this.targets = adjacency.targets();
    this.end = adjacency.longRowStart(adjacency.longRowCount());
  }

  /// Reports at most one fault a row, and says whether there was none.
  ///
  /// @param sink takes faults with offsets in the targets section
  /// @param longRowSink takes faults with offsets in the long-row table
  public static boolean check(Adjacency adjacency, FaultSink sink, FaultSink longRowSink) {
    return new AdjacencyCheck(adjacency, sink, longRowSink).run();
  }

  private boolean run() {
    // Nothing can be said of rows that cannot be found.
    if (!tableIsClosed() || !longRowsCanBeFound()) {
      return false;
    }
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
    for (; nextLongRow < adjacency.longRowCount(); nextLongRow++) {
      longEnd = check(adjacency.longRow(nextLongRow), longEnd);
    }
    if (longEnd != end) {
      report(longEnd, "rows end at nibble %d, the table says %d".formatted(longEnd, end));
    }
    if (edges != adjacency.edgeCount()) {
      report(0, "expected %d credits, found %d".formatted(adjacency.edgeCount(), edges));
    }
    return clean;
  }

  /// The table has the rows that blocks mark as long, ascending, and each starts where the one
  /// before does or later.
  private boolean longRowsCanBeFound() {
    int entry = 0;
    for (int row = 0; row < adjacency.rowCount(); row++) {
      if (adjacency.isLong(row)) {
        if (entry == adjacency.longRowCount() || adjacency.longRow(entry) != row) {
          reportLongRow(entry, "row %d is marked long and not here".formatted(row));
          return false;
        }
        entry++;
      }
    }
    if (entry != adjacency.longRowCount()) {
      reportLongRow(entry, "row %d is not marked long".formatted(adjacency.longRow(entry)));
      return false;
    }
    long previous = 0;
    for (entry = 0; entry < adjacency.longRowCount(); entry++) {
      long start = adjacency.longRowStart(entry);
      if (start < previous || start > end) {
        reportLongRow(
            entry,
            "row %d: expected a start from nibble %d to %d, found %d"
                .formatted(adjacency.longRow(entry), previous, end, start));
        return false;
      }
      previous = start;
    }
    return true;
  }

  /// The last entry closes the table: no row, no targets, and an end that fills the section.
  private boolean tableIsClosed() {
    int entry = adjacency.longRowCount();
    long most = 2 * (targets.byteSize() - Adjacency.TAIL_BYTES);
    if (adjacency.longRow(entry) != adjacency.rowCount() || adjacency.longRowDegree(entry) != 0) {
      reportLongRow(entry, "expected row %d without targets".formatted(adjacency.rowCount()));
      return false;
    }
    if (end > most || end < most - 1) {
      reportLongRow(entry, "expected an end at nibble %d or before, found %d".formatted(most, end));
      return false;
    }
    if (end < most && (Nibbles.window(targets, end) & 0xF) != 0) {
      report(end, "expected the last half byte to be 0");
    }
    return true;
  }

  /// A block starts where the short rows before it end, counts from the first target it has, and
  /// has no rows beyond the last.
  private void checkBlock(int first, long expectedStart) {
    if (adjacency.blockStart(first) != expectedStart) {
      report(
          expectedStart,
          "the block of row %d: expected from nibble %d, found %d"
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
        if (start < end && (Nibbles.window(targets, start) & 0xF) != 0) {
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
          "row %d: expected from nibble %d, found %d to %d"
              .formatted(row, expectedStart, start, rowEnd));
      return expectedStart;
    }
    if (adjacency.isLong(row) && rowEnd - start < Adjacency.LONG_ROW) {
      report(start, "row %d is marked long and has %d nibbles".formatted(row, rowEnd - start));
    }
    int degree = readRow(row, start, rowEnd);
    if (adjacency.isLong(row) && degree != adjacency.degree(row)) {
      reportLongRow(
          nextLongRow,
          "row %d: expected %d targets, found %d".formatted(row, adjacency.degree(row), degree));
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
      long window = Nibbles.window(targets, at);
      int bits = Nibbles.bits(window);
      at += bits >>> 2;
      if (at > rowEnd || at - numberStart > Nibbles.MAX_LENGTH) {
        report(numberStart, "row " + row + ": a number does not end");
        return degree;
      }
      long number = Nibbles.number(window, bits) & 0xFFFF_FFFFL;
      if (Nibbles.length(number) != at - numberStart) {
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

  private void reportLongRow(int entry, String message) {
    clean = false;
    longRowSink.fault(entry * (long) Adjacency.LONG_ROW_BYTES, message);
  }

  private void report(long nibble, String message) {
    clean = false;
    sink.fault(nibble >>> 1, message);
  }
}
