package creditgraph.graph.csr;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.testkit.seed.TestSeed;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BisectionTest {

  private static final int ROWS = 9_000;
  private static final int COLUMNS = 4_000;

  @TempDir private Path directory;

  @Test
  void ordersAlikeOnTheHeapAndOutsideIt() throws IOException {
    SparseRows rows = random(new Random(TestSeed.of("BisectionTest")));
    int[] onHeap = Bisection.order(rows, Integer.MAX_VALUE, Workspace.MEMORY);
    assertThat(Bisection.order(rows, 0, Workspace.MEMORY)).isEqualTo(onHeap);
    assertThat(Bisection.order(rows, 20_000, TemporaryFiles.in(directory))).isEqualTo(onHeap);
    assertThat(IntStream.of(onHeap).sorted().toArray())
        .isEqualTo(IntStream.range(0, ROWS).toArray());
  }

  /// Even and odd rows share nothing: they end up in halves of their own.
  @Test
  void putsStrangersInDifferentHalves() throws IOException {
    int rows = 4 * Bisection.SMALLEST;
    int[] entries = new int[3 * rows];
    Random random = new Random(1);
    for (int i = 0; i < entries.length; i++) {
      entries[i] = 2 * random.nextInt(8) + (i / 3) % 2;
    }
    long[] starts = IntStream.rangeClosed(0, rows).mapToLong(row -> 3L * row).toArray();
    int[] order =
        Bisection.order(SparseRows.onHeap(starts, entries, 16), 1 << 20, Workspace.MEMORY);
    assertThat(Arrays.stream(order).limit(rows / 2).map(row -> row % 2).distinct().count())
        .isEqualTo(1);
  }

  /// Neighbours in number mostly share columns; a few columns are everywhere.
  private static SparseRows random(Random random) {
    long[] starts = new long[ROWS + 1];
    int[] entries = new int[ROWS * 12];
    int end = 0;
    for (int row = 0; row < ROWS; row++) {
      int size = 2 + random.nextInt(10);
      int near = row * (COLUMNS - 50) / ROWS;
      int[] columns =
          IntStream.range(0, size)
              .map(i -> i == 0 ? random.nextInt(3) : near + random.nextInt(50))
              .distinct()
              .toArray();
      System.arraycopy(columns, 0, entries, end, columns.length);
      end += columns.length;
      starts[row + 1] = end;
    }
    MemorySegment outside = MemorySegment.ofArray(Arrays.copyOf(entries, end));
    return SparseRows.outside(starts, outside, 0, ROWS, 0, COLUMNS);
  }
}
