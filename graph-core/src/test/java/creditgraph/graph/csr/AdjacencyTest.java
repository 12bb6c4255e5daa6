package creditgraph.graph.csr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdjacencyTest {

  /// The example of `docs/formats/snapshot.md`.
  @Test
  void laysRowsOutAsTheFormatSays() throws IOException {
    EncodedRows rows = EncodedRows.of(1000, new int[] {5, 6, 300}, new int[0], new int[] {4});
    assertThat(HexFormat.of().formatHex(rows.targets())).isEqualTo("00cd14");
    assertThat(HexFormat.of().formatHex(rows.blocks()))
        .isEqualTo("00000000" + "05000000" + "050001" + "00".repeat(13));
    assertThat(HexFormat.of().formatHex(rows.longRows()))
        .isEqualTo("03000000" + "00000000" + "0600000000000000");
  }

  @Test
  void putsARowOf255NibblesBehindTheShortOnes() throws IOException {
    int[] shorter = IntStream.range(0, 254).toArray();
    int[] longer = IntStream.range(0, 255).toArray();
    EncodedRows rows = EncodedRows.of(1000, longer, shorter, new int[] {9});
    Adjacency adjacency = rows.adjacency();
    assertThat(adjacency.span(1)).isEqualTo(254);
    assertThat(adjacency.span(2)).isEqualTo(254L << 32 | 2);
    assertThat(adjacency.span(0)).isEqualTo(256L << 32 | 255);
    assertThat(adjacency.rowNibbles(0)).isEqualTo(255);
    assertThat(adjacency.degree(0)).isEqualTo(255);
    assertThat(HexFormat.of().formatHex(rows.longRows()))
        .isEqualTo(
            ("00000000" + "ff000000" + "0001000000000000")
                + ("03000000" + "00000000" + "ff01000000000000"));
    assertReads(adjacency, List.of(longer, shorter, new int[] {9}));
  }

  @Test
  void readsRowsInEverySlotOfABlock() throws IOException {
    List<int[]> rows = new ArrayList<>();
    for (int row = 0; row < 3 * Adjacency.ROWS_PER_BLOCK + 5; row++) {
      // Every fifth is long, every seventh empty; first targets jump both ways.
      int size = row % 5 == 2 ? 300 + row : row % 7 == 3 ? 0 : row % 11 + 1;
      int first = (row * 7919) % 5000;
      rows.add(IntStream.range(0, size).map(i -> first + i * (1 + i % 3 * 100)).toArray());
    }
    rows.replaceAll(row -> IntStream.of(row).sorted().distinct().toArray());
    Adjacency adjacency = EncodedRows.of(1 << 20, rows.toArray(int[][]::new)).adjacency();
    assertReads(adjacency, rows);
    assertThat(faults(adjacency)).isEmpty();
  }

  @Test
  void keepsTheWholeRangeOfOrdinals() throws IOException {
    int last = Integer.MAX_VALUE - 1;
    List<int[]> rows = List.of(new int[] {0, last}, new int[] {last}, new int[] {0});
    assertReads(EncodedRows.of(Integer.MAX_VALUE, rows.toArray(int[][]::new)).adjacency(), rows);
  }

  @Test
  void readsNoRowsAtAll() throws IOException {
    Adjacency adjacency = EncodedRows.of(7).adjacency();
    assertThat(adjacency.rowCount()).isZero();
    assertThat(faults(adjacency)).isEmpty();
  }

  @Test
  void refusesRowsThatDoNotAscendOrLeaveTheColumns() {
    assertThatThrownBy(() -> EncodedRows.of(9, new int[] {1}, new int[] {3, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row 1: target 3 after 3");
    assertThatThrownBy(() -> EncodedRows.of(9, new int[] {3, 2})).hasMessageContaining("row 0");
    assertThatThrownBy(() -> EncodedRows.of(9, new int[] {9})).hasMessageContaining("9 columns");
    assertThatThrownBy(() -> EncodedRows.of(9, new int[] {-1})).hasMessageContaining("target -1");
  }

  @Test
  void refusesPartsOfTheWrongSize() {
    MemorySegment none = MemorySegment.ofArray(new byte[0]);
    MemorySegment tail = MemorySegment.ofArray(new byte[Adjacency.TAIL_BYTES]);
    MemorySegment table = MemorySegment.ofArray(new byte[Adjacency.LONG_ROW_BYTES]);
    assertThatThrownBy(() -> Adjacency.of(none, table, tail, 1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("take 24 bytes, found 0");
    assertThatThrownBy(() -> Adjacency.of(none, none, tail, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("long-row table of 0 bytes");
    assertThatThrownBy(() -> Adjacency.of(none, table, none, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("targets of 0 bytes");
    assertThatThrownBy(() -> Adjacency.of(none, table, tail, -1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rows -1");
  }

  private static void assertReads(Adjacency adjacency, List<int[]> rows) {
    for (int row = 0; row < rows.size(); row++) {
      int[] expected = rows.get(row);
      int[] into = new int[adjacency.degree(row)];
      assertThat(adjacency.decode(row, into)).as("row %d", row).isEqualTo(expected.length);
      assertThat(into).as("row %d", row).isEqualTo(expected);
      assertThat(adjacency.rowNibbles(row)).isGreaterThanOrEqualTo(expected.length);
      for (int i = 0; i < expected.length; i++) {
        assertThat(adjacency.indexOf(row, expected[i])).isEqualTo(i);
        if (i > 0 && expected[i - 1] + 1 < expected[i]) {
          assertThat(adjacency.indexOf(row, expected[i] - 1)).isEqualTo(-1);
        }
      }
    }
  }

  private static List<String> faults(Adjacency adjacency) {
    List<String> faults = new ArrayList<>();
    FaultSink sink = (offset, message) -> faults.add(offset + ": " + message);
    AdjacencyCheck.check(adjacency, sink, sink);
    return faults;
  }
}
