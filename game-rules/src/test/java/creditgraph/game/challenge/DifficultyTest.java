package creditgraph.game.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class DifficultyTest {

  @Test
  void isHardestFarApartOnOneRouteBetweenUnknowns() {
    assertThat(Difficulty.of(4, 1, 1, 1)).isEqualTo(100);
    assertThat(Difficulty.of(Integer.MAX_VALUE, 1, 1, 1)).isEqualTo(100);
  }

  @Test
  void isEasiestSideBySideOnManyRoutesBetweenStars() {
    assertThat(Difficulty.of(1, 1024, 1024, 1024)).isZero();
    assertThat(Difficulty.of(1, Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE)).isZero();
  }

  @Test
  void addsWhatEachPartGives() {
    // 20 for the second release, 20 - 2*3 for 8 to 15 routes, 10 - 5 and 10 - 2 for the ends.
    assertThat(Difficulty.of(2, 8, 32, 4)).isEqualTo(20 + 14 + 5 + 8);
    assertThat(Difficulty.of(2, 15, 63, 7)).isEqualTo(20 + 14 + 5 + 8);
    assertThat(Difficulty.of(2, 16, 32, 4)).isEqualTo(20 + 12 + 5 + 8);
  }

  @Test
  void isTheSameInBothDirections() {
    assertThat(Difficulty.of(3, 7, 5, 900)).isEqualTo(Difficulty.of(3, 7, 900, 5));
  }

  @Test
  void refusesWhatIsNoRoute() {
    assertThatThrownBy(() -> Difficulty.of(0, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 releases");
  }
}
