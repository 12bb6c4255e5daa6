package creditgraph.graph.csr;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.testkit.seed.TestSeed;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SelectionTest {

  private static final int TRIALS = 3_000;

  @Test
  void putsTheLowestInFront() {
    long seed = TestSeed.of("SelectionTest");
    Random random = new Random(seed);
    for (int trial = 0; trial < TRIALS; trial++) {
      long[] values = random.longs(1 + random.nextInt(300)).distinct().toArray();
      assertSelects(values, random.nextInt(values.length + 1));
    }
  }

  @Test
  void isNotConfusedByOrderedValues() {
    for (int count : new int[] {0, 1, 500, 999, 1000}) {
      assertSelects(LongStream.range(0, 1000).toArray(), count);
      assertSelects(LongStream.range(0, 1000).map(i -> -i).toArray(), count);
      assertSelects(
          LongStream.range(0, 1000).map(i -> Math.abs(i - 500) * 2 + i % 2).toArray(), count);
    }
  }

  private static void assertSelects(long[] values, int count) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    long[] selected = values.clone();
    Selection.lowest(selected, count);
    Arrays.sort(selected, 0, count);
    Arrays.sort(selected, count, selected.length);
    assertThat(selected).isEqualTo(sorted);
  }
}
