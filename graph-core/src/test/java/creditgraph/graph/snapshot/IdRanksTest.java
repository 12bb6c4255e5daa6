package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.testkit.seed.TestSeed;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class IdRanksTest {

  @Test
  void ranksWhatWasAddedByValue() {
    Random random = new Random(TestSeed.of("IdRanksTest"));
    IdRanks ranks = new IdRanks();
    TreeSet<Integer> expected = new TreeSet<>();
    for (int i = 0; i < 20_000; i++) {
      int id = 1 + (i % 4 == 0 ? random.nextInt(Integer.MAX_VALUE) : random.nextInt(30_000));
      assertThat(ranks.add(id)).as("id %d", id).isEqualTo(expected.add(id));
    }
    ranks.add(Integer.MAX_VALUE);
    expected.add(Integer.MAX_VALUE);
    ranks.freeze();
    assertThat(ranks.size()).isEqualTo(expected.size());
    assertThat(ranks.ids()).containsExactly(expected.toArray(Integer[]::new));
    int rank = 0;
    for (int id : expected) {
      assertThat(ranks.rank(id)).as("id %d", id).isEqualTo(rank++);
    }
  }

  @Test
  void refusesToRankAnIdFromAnotherWorld() {
    IdRanks ranks = new IdRanks();
    ranks.add(1);
    ranks.freeze();
    assertThatThrownBy(() -> ranks.rank(1_000_000)).hasMessageContaining("1000000");
  }
}
