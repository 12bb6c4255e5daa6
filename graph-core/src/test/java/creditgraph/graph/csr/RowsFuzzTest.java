package creditgraph.graph.csr;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Any bytes at all, taken for rows.
class RowsFuzzTest {

  private static final int HEADER = 4;

  /// Bytes: rows, columns (u16), long rows, then blocks, closed long-row table and targets.
  ///
  /// What the check finds clean is, byte for byte, what the encoder writes; anything else is read
  /// to some end or refused.
  @FuzzTest(maxDuration = "5m")
  void rowsAreCleanExactlyWhenTheEncoderWritesThem(byte[] input) throws IOException {
    if (input.length < HEADER) {
      return;
    }
    int rows = input[0] & 0xFF;
    int columns = (input[1] & 0xFF) << 8 | (input[2] & 0xFF);
    int longRows = 1 + (input[3] & 0xFF);
    int longRowsAt = HEADER + Adjacency.blockCount(rows) * Adjacency.BLOCK_BYTES;
    int targetsAt = longRowsAt + longRows * Adjacency.LONG_ROW_BYTES;
    if (input.length < targetsAt) {
      return;
    }
    byte[] blocks = Arrays.copyOfRange(input, HEADER, longRowsAt);
    byte[] table = Arrays.copyOfRange(input, longRowsAt, targetsAt);
    byte[] targets = Arrays.copyOfRange(input, targetsAt, input.length);
    Adjacency adjacency =
        Adjacency.of(
            MemorySegment.ofArray(blocks),
            MemorySegment.ofArray(table),
            MemorySegment.ofArray(Arrays.copyOf(targets, targets.length + Adjacency.TAIL_BYTES)),
            rows,
            columns,
            numbers(table, targets));
    if (AdjacencyCheck.check(adjacency, (_, _) -> {}, (_, _) -> {})) {
      EncodedRows again = EncodedRows.of(columns, decoded(adjacency));
      assertThat(again.blocks()).isEqualTo(blocks);
      assertThat(again.longRows()).isEqualTo(table);
      assertThat(again.targets()).isEqualTo(targets);
    } else {
      readDamaged(adjacency, targets.length);
    }
  }

  private static int[][] decoded(Adjacency adjacency) {
    int[][] rows = new int[adjacency.rowCount()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = new int[adjacency.degree(row)];
      assertThat(adjacency.decode(row, rows[row])).isEqualTo(rows[row].length);
    }
    return rows;
  }

  private static void readDamaged(Adjacency adjacency, int targetBytes) {
    int[] into = new int[2 * (targetBytes + Adjacency.TAIL_BYTES)];
    for (int row = 0; row < adjacency.rowCount(); row++) {
      try {
        int degree = adjacency.degree(row);
        adjacency.indexOf(row, degree);
        assertThat(adjacency.decode(row, into)).isLessThanOrEqualTo(into.length);
      } catch (IndexOutOfBoundsException | IllegalStateException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }

  /// How many numbers end before the table says that the rows do.
  private static int numbers(byte[] table, byte[] targets) {
    long end =
        ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN).getLong(table.length - Long.BYTES);
    int numbers = 0;
    for (int nibble = 0; nibble < Math.min(end, 2L * targets.length); nibble++) {
      numbers += (targets[nibble >>> 1] >>> ((nibble & 1) << 2) & 8) == 0 ? 1 : 0;
    }
    return numbers;
  }
}
