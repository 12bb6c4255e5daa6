package creditgraph.game.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DifficultyTest {

  private static final int MANY = Integer.MAX_VALUE;

  /// No end is both unknown and lost among its own releases, so the parts never all give their
  /// most.
  @Test
  void isHardFarApartOnOneRouteOfStrangersThroughCrowds() {
    assertThat(Difficulty.of(new PairTraits(4, 1, 1, 1, 1, 1, 1, 4, 0)))
        .isEqualTo(30 + 10 + 5 + 5 + 10 + 10 + 20);
    assertThat(Difficulty.of(new PairTraits(MANY, 1, MANY, MANY, 1, 1, 1, MANY, 0)))
        .isLessThan(101);
  }

  @Test
  void isEasiestSideBySideOnManyRoutesBetweenStars() {
    assertThat(Difficulty.of(new PairTraits(1, 1024, 1024, 1024, 1024, 1024, 0, 0, 20))).isZero();
    assertThat(Difficulty.of(new PairTraits(1, Long.MAX_VALUE, MANY, MANY, MANY, MANY, 0, 0, 20)))
        .isZero();
  }

  @Test
  void addsWhatEachPartGives() {
    PairTraits pair = new PairTraits(3, 8, 64, 16, 16, 16, 20, 1, 13);

    // 20 for three releases, 10 - 3 for 8 routes, 5 - 6/2 and 5 - 4/2 for the ends, 2 for 64 of
    // which 16 lead on, 10 - 4 for the least known with 20, 10/3 for one crowd of three, 7 plays.
    assertThat(Difficulty.of(pair)).isEqualTo(20 + 7 + 2 + 3 + 2 + 0 + 6 + 3 + 7);
  }

  @Test
  void isTheSameInBothDirections() {
    assertThat(Difficulty.of(new PairTraits(3, 7, 5, 900, 2, 30, 9, 1, 4)))
        .isEqualTo(Difficulty.of(new PairTraits(3, 7, 900, 5, 30, 2, 9, 1, 4)));
  }

  @Test
  void refusesWhatIsNoPair() {
    assertThatThrownBy(() -> new PairTraits(0, 1, 1, 1, 1, 1, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 releases");
    assertThatThrownBy(() -> new PairTraits(2, 1, 1, 1, 2, 1, 1, 0, 0))
        .hasMessageContaining("2 of 1 first");
    assertThatThrownBy(() -> new PairTraits(2, 1, 1, 1, 1, 1, 1, 0, 21))
        .hasMessageContaining("21 wins");
  }

  @ParameterizedTest
  @CsvSource({
    "0, GENTLE",
    "34, GENTLE",
    "35, FAIR",
    "44, FAIR",
    "45, HARD",
    "54, HARD",
    "55, FAR",
    "100, FAR"
  })
  void hasBandsWhoseEndsBelongToThem(int difficulty, Band band) {
    assertThat(Band.of(difficulty)).isEqualTo(band);
    assertThat(band.distance(difficulty)).isZero();
    assertThat(Band.ofWord(band.word())).contains(band);
  }

  @Test
  void hasABandForEachDifficultyAndForNothingElse() {
    assertThat(IntStream.rangeClosed(0, 100).mapToObj(Band::of).distinct()).hasSize(4);
    assertThatThrownBy(() -> Band.of(101)).hasMessageContaining("found 101");
    assertThatThrownBy(() -> Band.of(-1)).hasMessageContaining("found -1");
    assertThat(Band.FAIR.distance(30)).isEqualTo(5);
    assertThat(Band.FAIR.distance(50)).isEqualTo(6);
  }

  @Test
  void getsHarderTowardsSunday() {
    List<Band> week = Arrays.stream(DayOfWeek.values()).map(Band::of).toList();

    assertThat(week).isSorted().startsWith(Band.GENTLE).endsWith(Band.FAR);
  }
}
