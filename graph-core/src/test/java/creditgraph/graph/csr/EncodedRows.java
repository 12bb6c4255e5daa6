package creditgraph.graph.csr;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Rows of a test, encoded.
record EncodedRows(byte[] blocks, byte[] longRows, byte[] targets, Adjacency adjacency) {

  static EncodedRows of(int columnCount, int[]... rows) throws IOException {
    ByteArrayOutputStream targets = new ByteArrayOutputStream();
    AdjacencyEncoder.Index index =
        AdjacencyEncoder.encode(new Given(rows), rows.length, columnCount, targets);
    byte[] blocks = bytes(index.blocks());
    byte[] longRows = bytes(index.longRows());
    byte[] rowBytes = targets.toByteArray();
    // Whatever follows the last row must not be taken for part of it.
    byte[] withTail = Arrays.copyOf(rowBytes, rowBytes.length + Adjacency.TAIL_BYTES);
    Arrays.fill(withTail, rowBytes.length, withTail.length, (byte) 0x55);
    Adjacency adjacency =
        Adjacency.of(
            MemorySegment.ofArray(blocks),
            MemorySegment.ofArray(longRows),
            MemorySegment.ofArray(withTail),
            rows.length,
            columnCount,
            index.edgeCount());
    return new EncodedRows(blocks, longRows, rowBytes, adjacency);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private record Given(int[][] rows) implements AdjacencyEncoder.Rows {
    @Override
    public int degree(int row) {
      return rows[row].length;
    }

    @Override
    public void read(int row, int[] into) {
      System.arraycopy(rows[row], 0, into, 0, rows[row].length);
    }
  }
}
