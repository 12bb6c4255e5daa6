package creditgraph.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShuffleTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6, 10, 30, 97, 210, 1024, 10_204, 99_991})
  void takesEveryIndexToAPlaceOfItsOwnAndBack(int size) {
    for (int seed = 0; seed < 5; seed++) {
      Shuffle shuffle = Shuffle.of(size, seed, "things");
      BitSet taken = new BitSet(size);
      for (int i = 0; i < size; i++) {
        int place = shuffle.at(i);
        assertThat(place).isBetween(0, size - 1);
        assertThat(shuffle.indexOf(place)).isEqualTo(i);
        taken.set(place);
      }
      assertThat(taken.cardinality()).isEqualTo(size);
    }
  }

  @Test
  void keepsNeighboursApart() {
    Shuffle shuffle = Shuffle.of(100_000, 1, "things");

    for (int i = 1; i < 1_000; i++) {
      assertThat(Math.abs(shuffle.at(i) - shuffle.at(i - 1))).isGreaterThan(1_000);
    }
  }

  @Test
  void reachesTheLargestWorld() {
    int size = 5_300_000;
    Shuffle shuffle = Shuffle.of(size, 1, "things");

    assertThat(shuffle.indexOf(shuffle.at(size - 1))).isEqualTo(size - 1);
  }
}
