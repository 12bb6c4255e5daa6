package creditgraph.graph.csr;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// One direction of a bipartite credit graph in compressed sparse row form.
///
/// - **Shape.** Rows are gathered in blocks of 16. A block holds where its rows start, a first
///   target to count from, and the length of each row in nibbles. A row is its first target as a
///   zigzag difference to the block's, then each gap less one, all in the code of [Nibbles].
/// - **Order.** Targets of a row ascend strictly, so a row has no duplicates.
/// - **Long rows.** A row of 255 nibbles or more lies behind all short ones and is found, with its
///   degree, by binary search in a table of its own.
/// - **Cost.** [#span] and [#rowNibbles] are O(1) for short rows and O(log long rows) otherwise;
///   [#degree] and [#decode] read the row. Nothing is allocated.
/// - **Errors.** A row out of range is a bug (`assert`); reading after close throws
///   `IllegalStateException`.
/// - **Threads.** Immutable, shared freely.
///
/// `docs/formats/snapshot.md` has the bytes.
public final class Adjacency {

  /// Rows described by one block.
  public static final int ROWS_PER_BLOCK = 16;

  /// Bytes of one block: start of its rows (u32), first target (u32), 16 lengths (u8).
  public static final int BLOCK_BYTES = 24;

  /// Bytes of one entry of the long-row table: row (u32), degree (u32), start (u64). One entry more
  /// than there are long rows says where the last one ends.
  public static final int LONG_ROW_BYTES = 16;

  /// Readable bytes that must follow the last row, for rows are read in whole words.
  public static final int TAIL_BYTES = 16;

  /// Length code of a row that is in the long-row table.
  static final int LONG_ROW = 0xFF;

  private static final int LENGTHS = 8;

  private static final int WINDOW_NIBBLES = Nibbles.WINDOW_BITS / 4;
  private static final long U32 = 0xFFFF_FFFFL;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MemorySegment blocks;
  private final MemorySegment longRows;
  private final MemorySegment targets;
  private final int rowCount;
  private final int columnCount;
  private final long edgeCount;
  private final int longRowCount;
  private final long targetNibbles;

  private Adjacency(
      MemorySegment blocks,
      MemorySegment longRows,
      MemorySegment targets,
      int rowCount,
      int columnCount,
      long edgeCount) {
    this.blocks = blocks;
    this.longRows = longRows;
    this.targets = targets;
    this.rowCount = rowCount;
    this.columnCount = columnCount;
    this.edgeCount = edgeCount;
    this.longRowCount = Math.toIntExact(longRows.byteSize() / LONG_ROW_BYTES) - 1;
    this.targetNibbles = (targets.byteSize() - TAIL_BYTES) * 2;
  }

  /// Wraps encoded rows; only sizes are checked here.
  ///
  /// @param targets the rows, followed by [#TAIL_BYTES] readable bytes of any value
  public static Adjacency of(
      MemorySegment blocks,
      MemorySegment longRows,
      MemorySegment targets,
      int rowCount,
      int columnCount,
      long edgeCount) {
    if (rowCount < 0 || columnCount < 0 || edgeCount < 0) {
      throw new IllegalArgumentException(
          "negative count: rows " + rowCount + ", columns " + columnCount + ", edges " + edgeCount);
    }
    long expected = blockCount(rowCount) * (long) BLOCK_BYTES;
    if (blocks.byteSize() != expected) {
      throw new IllegalArgumentException(
          "blocks of "
              + rowCount
              + " rows take "
              + expected
              + " bytes, found "
              + blocks.byteSize());
    }
    if (longRows.byteSize() < LONG_ROW_BYTES
        || longRows.byteSize() % LONG_ROW_BYTES != 0
        || targets.byteSize() < TAIL_BYTES) {
      throw new IllegalArgumentException(
          "long-row table of "
              + longRows.byteSize()
              + " bytes, targets of "
              + targets.byteSize()
              + " bytes");
    }
    return new Adjacency(blocks, longRows, targets, rowCount, columnCount, edgeCount);
  }

  /// Blocks needed for `rowCount` rows.
  public static int blockCount(int rowCount) {
    return (int) ((rowCount + (long) ROWS_PER_BLOCK - 1) / ROWS_PER_BLOCK);
  }

  public int rowCount() {
    return rowCount;
  }

  /// Every target is below this.
  public int columnCount() {
    return columnCount;
  }

  public long edgeCount() {
    return edgeCount;
  }

  /// The bytes behind all rows, for loops that decode in place. See [#span].
  public MemorySegment targets() {
    return targets;
  }

  /// Where a row lies in [#targets], in nibbles: its start in the upper half, its length in the
  /// lower.
  public long span(int row) {
    assert 0 <= row && row < rowCount : "row " + row + " of " + rowCount;
    long block = (row >>> 4) * (long) BLOCK_BYTES;
    int slot = row & 15;
    int length = blocks.get(ValueLayout.JAVA_BYTE, block + LENGTHS + slot) & 0xFF;
    if (length == LONG_ROW) {
      return longSpan(row);
    }
    long start = blocks.get(INT, block) & U32;
    long before = blocks.get(LONG, block + LENGTHS);
    if (slot >= 8) {
      start += shortLengths(before);
      before = blocks.get(LONG, block + LENGTHS + 8);
    }
    start += shortLengths(before & ((1L << ((slot & 7) << 3)) - 1));
    return start << 32 | length;
  }

  /// What the first number of a row is added to, and one more, to give its first target; each later
  /// number and one more leads on from there.
  ///
  /// @param span of the row
  public int base(int row, long span) {
    long window = Nibbles.window(targets, span >>> 32);
    int first = Nibbles.number(window, Nibbles.bits(window));
    return expected(row) + ((first >>> 1) ^ -(first & 1)) - first - 1;
  }

  /// Length of a row: never less than its degree, and the cheapest measure of its volume.
  public int rowNibbles(int row) {
    assert 0 <= row && row < rowCount : "row " + row + " of " + rowCount;
    int length =
        blocks.get(ValueLayout.JAVA_BYTE, (row >>> 4) * (long) BLOCK_BYTES + LENGTHS + (row & 15))
            & 0xFF;
    return length == LONG_ROW ? (int) longSpan(row) : length;
  }

  /// Number of targets of a row.
  public int degree(int row) {
    long span = span(row);
    int length = (int) span;
    if (length >= LONG_ROW) {
      return longRows.get(INT, longRowEntry(row) * LONG_ROW_BYTES + 4);
    }
    long at = span >>> 32;
    int degree = 0;
    for (int left = length; left > 0; left -= WINDOW_NIBBLES) {
      degree += Long.bitCount(Nibbles.ends(Nibbles.window(targets, at), left));
      at += WINDOW_NIBBLES;
    }
    return degree;
  }

  /// Copies the targets of a row, ascending, and returns their number.
  ///
  /// @param into at least [#degree] long
  public int decode(int row, int[] into) {
    long span = span(row);
    long at = span >>> 32;
    long end = at + (span & U32);
    int target = base(row, span);
    int count = 0;
    while (at < end) {
      long window = Nibbles.window(targets, at);
      long ends = Nibbles.ends(window, end - at);
      int start = 0;
      do {
        int stop = Nibbles.firstEnd(ends);
        target += Nibbles.number(window >>> start, stop - start) + 1;
        into[count++] = target;
        start = stop;
        ends &= ends - 1;
      } while (ends != 0);
      at += start >>> 2;
    }
    return count;
  }

  /// The place of `target` in a row, or -1 when it is not there.
  public int indexOf(int row, int target) {
    long span = span(row);
    long at = span >>> 32;
    long end = at + (span & U32);
    int found = base(row, span);
    int index = 0;
    while (at < end) {
      long window = Nibbles.window(targets, at);
      int bits = Nibbles.bits(window);
      at += bits >>> 2;
      found += Nibbles.number(window, bits) + 1;
      if (found >= target) {
        return found == target ? index : -1;
      }
      index++;
    }
    return -1;
  }

  /// What the first target of a row is coded against.
  int expected(int row) {
    assert 0 <= row && row < rowCount : "row " + row + " of " + rowCount;
    return blocks.get(INT, (row >>> 4) * (long) BLOCK_BYTES + 4);
  }

  /// Whether a row is found through the long-row table.
  boolean isLong(int row) {
    return lengthCode(row) == LONG_ROW;
  }

  /// What a block says of a row's length; its last block has places for rows that do not exist.
  int lengthCode(long row) {
    long block = (row >>> 4) * BLOCK_BYTES;
    return blocks.get(ValueLayout.JAVA_BYTE, block + LENGTHS + (row & 15)) & 0xFF;
  }

  /// Where the short rows of a row's block begin.
  long blockStart(int row) {
    return blocks.get(INT, (row >>> 4) * (long) BLOCK_BYTES) & U32;
  }

  int longRowCount() {
    return longRowCount;
  }

  /// The row of an entry of the long-row table.
  int longRow(int entry) {
    return longRows.get(INT, entry * (long) LONG_ROW_BYTES);
  }

  int longRowDegree(int entry) {
    return longRows.get(INT, entry * (long) LONG_ROW_BYTES + 4);
  }

  /// Where the row of an entry of the long-row table begins, and after the last entry where it
  /// ends.
  long longRowStart(int entry) {
    return longRows.get(LONG, entry * (long) LONG_ROW_BYTES + 8);
  }

  /// Whether the memory behind this adjacency may still be read.
  public boolean isOpen() {
    return targets.scope().isAlive();
  }

  private long longSpan(int row) {
    long entry = longRowEntry(row);
    long start = longRows.get(LONG, entry * LONG_ROW_BYTES + 8);
    long end = longRows.get(LONG, (entry + 1) * LONG_ROW_BYTES + 8);
    // Callers make room for a row before they read it; a damaged length must not ask for gigabytes.
    if (start < 0 || start > end || end > targetNibbles) {
      throw new IllegalStateException(
          "long row %d lies from nibble %d to %d of %d".formatted(row, start, end, targetNibbles));
    }
    return start << 32 | (end - start);
  }

  private long longRowEntry(int row) {
    int low = 0;
    int high = longRowCount - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = longRows.get(INT, middle * (long) LONG_ROW_BYTES);
      if (found == row) {
        return middle;
      }
      if (found < row) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    throw new IllegalStateException("row " + row + " is marked long but not in the long-row table");
  }

  /// Sums the eight bytes of a word, counting a long row (255) as nothing.
  private static long shortLengths(long word) {
    long inverse = ~word;
    long isShort = ((inverse & 0x7F7F_7F7F_7F7F_7F7FL) + 0x7F7F_7F7F_7F7F_7F7FL) | inverse;
    long isLong = ~isShort & 0x8080_8080_8080_8080L;
    long lengths = word & ~((isLong >>> 7) * 0xFF);
    long pairs = (lengths & 0x00FF_00FF_00FF_00FFL) + ((lengths >>> 8) & 0x00FF_00FF_00FF_00FFL);
    return (pairs * 0x0001_0001_0001_0001L) >>> 48;
  }
}
