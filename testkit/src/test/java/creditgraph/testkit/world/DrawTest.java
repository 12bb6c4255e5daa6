package creditgraph.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.testkit.world.Draw.Stream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {

  @Test
  void drawsWhatItHasAlwaysDrawn() {
    Draw draw = Draw.of(1, Stream.WORK, 2);

    assertThat(IntStream.range(0, 6).map(i -> draw.below(1_000)).toArray())
        .containsExactly(441, 386, 418, 723, 227, 281);
  }

  @Test
  void drawsEachNumberAboutEquallyOften() {
    Draw draw = Draw.of(7, Stream.SCENE, 0);
    int[] counts = new int[10];
    for (int i = 0; i < 100_000; i++) {
      counts[draw.below(10)]++;
    }

    for (int count : counts) {
      assertThat(count).isBetween(9_500, 10_500);
    }
  }

  @Test
  void favoursSmallNumbers() {
    Draw draw = Draw.of(7, Stream.SCENE, 0);
    int[] counts = new int[10];
    for (int i = 0; i < 100_000; i++) {
      counts[draw.favouringFirst(10)]++;
    }

    assertThat(counts[0]).isGreaterThan(2 * counts[3]);
    assertThat(counts[3]).isGreaterThan(2 * counts[8]);
    assertThat(counts[9]).isPositive();
  }

  @Test
  void drawsDifferentlyForEveryStreamAndIndex() {
    assertThat(Draw.of(1, Stream.WORK, 2).below(1 << 30))
        .isNotEqualTo(Draw.of(1, Stream.RELEASE, 2).below(1 << 30))
        .isNotEqualTo(Draw.of(1, Stream.WORK, 3).below(1 << 30))
        .isNotEqualTo(Draw.of(2, Stream.WORK, 2).below(1 << 30));
  }
}
