package creditgraph.graph.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import creditgraph.graph.csr.CreditGraph;
import creditgraph.testkit.reference.NaiveGraph;
import creditgraph.testkit.seed.TestSeed;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A steady search leaves nothing for the garbage collector.
class ShortestPathAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final SearchScratch scratch = SearchScratch.create();
  private final Cancellation cancellation = Cancellation.create();

  @Test
  void aSearchAllocatesNothingOnceItsScratchHasGrown() {
    long seed = TestSeed.of("ShortestPathAllocationTest");
    CreditGraph graph = RandomGraphs.graphOf(NaiveGraph.random(new Random(seed), 3_000, 5_000, 4));
    searches(graph, new Random(seed), 20_000);

    long fewest = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      Random random = new Random(seed);
      long before = THREADS.getCurrentThreadAllocatedBytes();
      searches(graph, random, 2_000);
      fewest = Math.min(fewest, THREADS.getCurrentThreadAllocatedBytes() - before);
    }

    assertThat(fewest).as("bytes allocated by 2,000 searches").isZero();
  }

  private void searches(CreditGraph graph, Random random, int count) {
    int artists = graph.artistCount();
    SearchBudget budget = SearchBudget.standard();
    for (int i = 0; i < count; i++) {
      int from = random.nextInt(artists);
      int to = random.nextInt(artists);
      ShortestPath.search(graph, from, to, budget, cancellation, scratch);
    }
  }
}
