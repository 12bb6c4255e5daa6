package creditgraph.game.challenge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Days of the game are days of UTC, so that all players have the same one at any instant and no
/// clock is ever put forward or back.
public final class ChallengeDay {

  private static final LocalDate BEFORE_THE_FIRST = LocalDate.of(2025, 12, 31);

  private ChallengeDay() {}

  public static LocalDate at(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /// The number under which people talk of a day's challenge: 1 for the first day of 2026.
  public static int number(LocalDate day) {
    return Math.toIntExact(day.toEpochDay() - BEFORE_THE_FIRST.toEpochDay());
  }
}
