package creditgraph.testkit.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScatterTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 1_000, 65_536, 65_537})
  void takesEveryNumberToAPlaceOfItsOwnAndBack(int size) {
    Scatter scatter = new Scatter(size, 42);
    BitSet taken = new BitSet(size);

    for (int i = 0; i < size; i++) {
      int place = scatter.at(i);
      taken.set(place);
      assertThat(scatter.indexOf(place)).isEqualTo(i);
    }

    assertThat(taken.length()).isEqualTo(size);
    assertThat(taken.cardinality()).isEqualTo(size);
  }
}
