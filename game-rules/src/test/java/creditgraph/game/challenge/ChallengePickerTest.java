package creditgraph.game.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.game.challenge.ChallengePicker.Taken;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChallengePickerTest {

  private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);

  @Test
  void picksFromTheBandOfTheDay() {
    List<Candidate> one = List.of(pair(1, 2, 20), pair(3, 4, 40), pair(5, 6, 50), pair(7, 8, 70));

    assertThat(pick(SUNDAY, one).difficulty()).isEqualTo(70);
    assertThat(pick(SUNDAY.plusDays(1), one).difficulty()).isEqualTo(20);
    assertThat(pick(SUNDAY.plusDays(3), one).difficulty()).isEqualTo(40);
    assertThat(pick(SUNDAY.plusDays(5), one).difficulty()).isEqualTo(50);
  }

  @Test
  void takesTheNearestWhenTheBandIsEmpty() {
    assertThat(pick(SUNDAY, List.of(pair(1, 2, 20), pair(3, 4, 40))).difficulty()).isEqualTo(40);
  }

  @Test
  void letsAnArtistRestForSixtyDaysBeforeAndAfter() {
    List<Candidate> one = List.of(pair(1, 2, 70));

    assertThat(ChallengePicker.pick(SUNDAY, one, List.of(taken(-59, 1)), 7)).isEmpty();
    assertThat(ChallengePicker.pick(SUNDAY, one, List.of(taken(59, 2)), 7)).isEmpty();
    assertThat(ChallengePicker.pick(SUNDAY, one, List.of(taken(-60, 1), taken(60, 2)), 7))
        .contains(one.getFirst());
  }

  @Test
  void picksTheSameInWhateverOrderTheyCome() {
    List<Candidate> many =
        new ArrayList<>(IntStream.range(0, 200).mapToObj(i -> pair(1 + i, 1_000 + i, 60)).toList());
    Candidate picked = pick(SUNDAY, many);
    Collections.shuffle(many, new Random(3));

    assertThat(pick(SUNDAY, many)).isEqualTo(picked);
    assertThat(ChallengePicker.pick(SUNDAY, many, List.of(), 8)).isNotEqualTo(picked);
    assertThat(pick(SUNDAY.plusDays(7), many)).isNotEqualTo(picked);
  }

  @Test
  void leavesNeighboursAndAntipodes() {
    assertThat(
            ChallengePicker.pick(
                SUNDAY,
                List.of(new Candidate(1, 2, 1, 1, 70), new Candidate(3, 4, 7, 1, 70)),
                List.of(),
                7))
        .isEmpty();
  }

  @Test
  void countsDaysOfUtcFromTheFirstOf2026() {
    assertThat(ChallengeDay.at(Instant.parse("2026-03-29T23:59:59.999Z")))
        .isEqualTo(LocalDate.of(2026, 3, 29));
    assertThat(ChallengeDay.at(Instant.parse("2026-03-30T00:00:00Z")))
        .isEqualTo(LocalDate.of(2026, 3, 30));
    assertThat(ChallengeDay.number(LocalDate.of(2026, 1, 1))).isEqualTo(1);
    assertThat(ChallengeDay.number(LocalDate.of(2027, 1, 1))).isEqualTo(366);
  }

  private static Candidate pick(LocalDate day, List<Candidate> candidates) {
    return ChallengePicker.pick(day, candidates, List.of(), 7).orElseThrow();
  }

  private static Candidate pair(int from, int to, int difficulty) {
    return new Candidate(from, to, 3, 5, difficulty);
  }

  private static Taken taken(int daysFromSunday, int artist) {
    return new Taken(SUNDAY.plusDays(daysFromSunday), artist);
  }
}
