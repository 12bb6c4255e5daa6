package creditgraph.game.challenge;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A range of difficulties with a name, both ends inclusive; together they are 0 to 100.
public enum Band {
  GENTLE(0, 34),
  FAIR(35, 44),
  HARD(45, 54),
  FAR(55, 100);

  private final int least;
  private final int most;

  Band(int least, int most) {
    this.least = least;
    this.most = most;
  }

  /// @param difficulty 0 to 100
  public static Band of(int difficulty) {
    return Arrays.stream(values())
        .filter(band -> band.distance(difficulty) == 0)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("difficulty: expected 0 to 100, found " + difficulty));
  }

  /// What a day's challenge shall be: gentle on Monday and Tuesday, fair until Thursday, hard until
  /// Saturday, far on Sunday.
  public static Band of(DayOfWeek day) {
    return switch (day) {
      case MONDAY, TUESDAY -> GENTLE;
      case WEDNESDAY, THURSDAY -> FAIR;
      case FRIDAY, SATURDAY -> HARD;
      case SUNDAY -> FAR;
    };
  }

  public static Optional<Band> ofWord(String word) {
    return Arrays.stream(values()).filter(band -> band.word().equals(word)).findFirst();
  }

  /// As in addresses and answers.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public int least() {
    return least;
  }

  public int most() {
    return most;
  }

  /// How far a difficulty lies outside; 0 within.
  public int distance(int difficulty) {
    return Math.max(0, Math.max(least - difficulty, difficulty - most));
  }
}
