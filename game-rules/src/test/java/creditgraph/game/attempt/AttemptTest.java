package creditgraph.game.attempt;

import static creditgraph.game.attempt.StepVerdict.ACCEPTED;
import static creditgraph.game.attempt.StepVerdict.AFTER_THE_GOAL;
import static creditgraph.game.attempt.StepVerdict.ARTIST_OUTSIDE_THE_RULES;
import static creditgraph.game.attempt.StepVerdict.ARTIST_REPEATED;
import static creditgraph.game.attempt.StepVerdict.NEXT_NOT_CREDITED;
import static creditgraph.game.attempt.StepVerdict.NOT_CREDITED_HERE;
import static creditgraph.game.attempt.StepVerdict.NOT_TOGETHER;
import static creditgraph.game.attempt.StepVerdict.RELEASE_OUTSIDE_THE_RULES;
import static creditgraph.game.attempt.StepVerdict.RELEASE_REPEATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AttemptTest {

  /// Artist 1 ── 100 ── 2 ── 200 ── 3; 101 credits 1, 2 and 4, the last two on different tracks; id
  /// 33 is artist 3, too.
  private static final CreditBook BOOK =
      new CreditBook() {
        private final Map<Integer, Set<Integer>> releases =
            Map.of(100, Set.of(1, 2), 101, Set.of(1, 2, 4), 200, Set.of(2, 3, 33));

        @Override
        public boolean hasRelease(int release) {
          return releases.containsKey(release);
        }

        @Override
        public boolean hasArtist(int artist) {
          return artist <= 4 || artist == 33;
        }

        @Override
        public boolean credits(int release, int artist) {
          return releases.getOrDefault(release, Set.of()).contains(artist);
        }

        @Override
        public boolean joins(int release, int oneArtist, int otherArtist) {
          return release != 101 || oneArtist + otherArtist != 6;
        }

        @Override
        public boolean isSame(int oneArtist, int otherArtist) {
          return oneArtist % 30 == otherArtist % 30;
        }
      };

  @Test
  void acceptsARouteToTheGoal() {
    Attempt attempt = judge(step(100, 2), step(200, 3));

    assertThat(attempt).isEqualTo(new Attempt(List.of(ACCEPTED, ACCEPTED), 2, 0, 3, true));
  }

  @Test
  void reachesTheGoalByAnyOfItsIds() {
    assertThat(judge(step(100, 2), step(200, 33)).reached()).isTrue();
  }

  @Test
  void staysWhereItIsAfterARefusedStep() {
    Attempt attempt = judge(step(200, 2), step(100, 4), step(100, 2), step(200, 3));

    assertThat(attempt.verdicts())
        .containsExactly(NOT_CREDITED_HERE, NEXT_NOT_CREDITED, ACCEPTED, ACCEPTED);
    assertThat(attempt.releases()).isEqualTo(2);
    assertThat(attempt.refused()).isEqualTo(2);
    assertThat(attempt.reached()).isTrue();
  }

  @Test
  void saysWhatLiesOutsideTheRules() {
    assertThat(judge(step(999, 2), step(100, 77)).verdicts())
        .containsExactly(RELEASE_OUTSIDE_THE_RULES, ARTIST_OUTSIDE_THE_RULES);
  }

  @Test
  void refusesWhatIsRepeated() {
    Attempt attempt = judge(step(100, 1), step(101, 2), step(101, 4), step(100, 1));

    assertThat(attempt.verdicts())
        .containsExactly(ARTIST_REPEATED, ACCEPTED, RELEASE_REPEATED, ARTIST_REPEATED);
    assertThat(attempt.at()).isEqualTo(2);
    assertThat(attempt.reached()).isFalse();
  }

  @Test
  void refusesWhoeverShareNoTrackWhereThatCounts() {
    assertThat(judge(step(100, 2), step(101, 4)).verdicts())
        .containsExactly(ACCEPTED, NOT_TOGETHER);
  }

  @Test
  void endsAtTheGoal() {
    assertThat(judge(step(100, 2), step(200, 3), step(101, 4)).verdicts())
        .containsExactly(ACCEPTED, ACCEPTED, AFTER_THE_GOAL);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2, 0, 0, 100",
    "1, 2, 0, 0, 100",
    "3, 2, 0, 0, 85",
    "4, 2, 1, 1, 55",
    "2, 2, 3, 2, 60",
    "9, 2, 0, 0, 0",
    "2147483647, 1, 2147483647, 2147483647, 0",
  })
  void isWorthWhatIsLeftOfAHundred(int releases, int par, int hints, int refused, int score) {
    assertThat(Score.of(releases, par, hints, refused)).isEqualTo(score);
  }

  @Test
  void isWorthNothingBeforeItIsFinished() {
    assertThatThrownBy(() -> Score.of(0, 2, 0, 0)).hasMessageContaining("0 releases");
  }

  @ParameterizedTest
  @CsvSource({"1969, 1960s", "1990, 1990s", "2026, 2020s", "0, ''"})
  void hintsAtADecade(int year, String decade) {
    assertThat(Hints.decade(year)).isEqualTo(decade);
  }

  @ParameterizedTest
  @CsvSource({
    "Björk Ek (2), B. E.",
    "mc  solaar, M. S.",
    "Дом, Д.",
    "坂本 龍一, 坂. 龍.",
    "(2), (.",
  })
  void hintsAtInitials(String name, String initials) {
    assertThat(Hints.initials(name)).isEqualTo(initials);
  }

  private static Attempt judge(Step... steps) {
    return Attempt.judge(1, 3, List.of(steps), BOOK);
  }

  private static Step step(int release, int artist) {
    return new Step(release, artist);
  }
}
