package creditgraph.graph.csr;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Writes rows in the code that [Adjacency] reads.
///
/// Rows are asked for in order, and the long ones a second time at the end, so that a row is held
/// once and only the blocks (1.5 bytes a row) stay in memory.
public final class AdjacencyEncoder {

  private static final long MAX_NIBBLES = 0xFFFF_FFFFL;

  private final Rows rows;
  private final int rowCount;
  private final int columnCount;
  private final NibbleWriter targets;
  private final ByteBuffer blocks;
  private ByteBuffer longRows = table(16);
  private int[] row = new int[64];
  private long edgeCount;

  private AdjacencyEncoder(Rows rows, int rowCount, int columnCount, OutputStream targets) {
    this.rows = rows;
    this.rowCount = rowCount;
    this.columnCount = columnCount;
    this.targets = new NibbleWriter(targets);
    this.blocks =
        ByteBuffer.allocate(
                Math.multiplyExact(Adjacency.blockCount(rowCount), Adjacency.BLOCK_BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Where the encoder finds the rows.
  public interface Rows {
    int degree(int row);

    /// Fills the first [#degree] places of `into` with the targets of a row, strictly ascending.
    void read(int row, int[] into);
  }

  /// What belongs beside the targets.
  ///
  /// @param blocks as [Adjacency] expects them
  /// @param longRows as [Adjacency] expects them
  public record Index(ByteBuffer blocks, ByteBuffer longRows, long edgeCount) {}

  /// Encodes all rows: their bytes go to `targets`, the rest is returned.
  ///
  /// @throws IllegalArgumentException when a row does not ascend or leaves the columns, or when the
  ///   targets pass 2 GiB
  public static Index encode(Rows rows, int rowCount, int columnCount, OutputStream targets)
      throws IOException {
    return new AdjacencyEncoder(rows, rowCount, columnCount, targets).run();
  }

  private Index run() throws IOException {
    for (int first = 0; first < rowCount; first += Adjacency.ROWS_PER_BLOCK) {
      block(first, Math.min(first + Adjacency.ROWS_PER_BLOCK, rowCount));
    }
    addLongRow(rowCount, 0);
    longRows.flip();
    int end = longRows.limit() - Adjacency.LONG_ROW_BYTES;
    for (int at = 0; at < end; at += Adjacency.LONG_ROW_BYTES) {
      int number = longRows.getInt(at);
      int expected =
          blocks.getInt(number / Adjacency.ROWS_PER_BLOCK * Adjacency.BLOCK_BYTES + Integer.BYTES);
      longRows.putLong(at + 2 * Integer.BYTES, targets.written());
      write(read(number), expected);
    }
    longRows.putLong(end + 2 * Integer.BYTES, targets.written());
    targets.finish();
    return new Index(blocks, longRows, edgeCount);
  }

  private void block(int first, int end) throws IOException {
    int at = first / Adjacency.ROWS_PER_BLOCK * Adjacency.BLOCK_BYTES;
    blocks.putInt(at, (int) targets.written());
    int expected = 0;
    boolean expectedIsKnown = false;
    for (int number = first; number < end; number++) {
      int degree = read(number);
      edgeCount += degree;
      if (degree > 0 && !expectedIsKnown) {
        expected = row[0];
        expectedIsKnown = true;
      }
      long length = length(degree, expected);
      if (length >= Adjacency.LONG_ROW) {
        addLongRow(number, degree);
        length = Adjacency.LONG_ROW;
      } else {
        write(degree, expected);
      }
      blocks.put(at + 2 * Integer.BYTES + number - first, (byte) length);
    }
    blocks.putInt(at + Integer.BYTES, expected);
  }

  private int read(int number) {
    int degree = rows.degree(number);
    if (degree > row.length) {
      row = new int[Math.max(degree, row.length * 2)];
    }
    rows.read(number, row);
    int previous = -1;
    for (int i = 0; i < degree; i++) {
      if (row[i] <= previous || row[i] >= columnCount) {
        throw new IllegalArgumentException(
            "row %d: target %d after %d of %d columns"
                .formatted(number, row[i], previous, columnCount));
      }
      previous = row[i];
    }
    return degree;
  }

  /// Nibbles of the row read last.
  private long length(int degree, int expected) {
    long length = 0;
    for (int i = 0; i < degree; i++) {
      length += Nibbles.length(code(i, expected));
    }
    return length;
  }

  private void write(int degree, int expected) throws IOException {
    for (int i = 0; i < degree; i++) {
      targets.put(code(i, expected));
    }
    if (targets.written() > MAX_NIBBLES) {
      throw new IllegalArgumentException(
          "targets pass %d nibbles, the limit of format 1".formatted(MAX_NIBBLES));
    }
  }

  private long code(int i, int expected) {
    return i == 0 ? Varint.zigzag((long) row[0] - expected) : row[i] - (long) row[i - 1] - 1;
  }

  private void addLongRow(int number, int degree) {
    if (longRows.remaining() < Adjacency.LONG_ROW_BYTES) {
      ByteBuffer wider = table(Math.multiplyExact(longRows.capacity(), 2));
      wider.put(longRows.flip());
      longRows = wider;
    }
    longRows.putInt(number).putInt(degree).putLong(0);
  }

  private static ByteBuffer table(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
