package creditgraph.graph.search;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.testkit.seed.TestSeed;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VertexTableTest {

  private final VertexTable table = new VertexTable();

  @Test
  void agreesWithAMapThroughGrowthAndClearing() {
    Random random = new Random(TestSeed.of("VertexTableTest"));
    for (int round = 0; round < 20; round++) {
      Map<Integer, Integer> reference = new HashMap<>();
      int near = random.nextInt(1 << 30);
      for (int slot = 0; slot < 20_000; slot++) {
        int vertex = random.nextBoolean() ? near + random.nextInt(9_000) : random.nextInt() >>> 1;
        assertThat(table.get(vertex)).isEqualTo(reference.getOrDefault(vertex, VertexTable.ABSENT));
        if (reference.putIfAbsent(vertex, slot) == null) {
          table.put(vertex, slot);
        }
      }
      table.clear();
      reference.keySet().forEach(vertex -> assertThat(table.get(vertex)).isEqualTo(-1));
    }
  }
}
