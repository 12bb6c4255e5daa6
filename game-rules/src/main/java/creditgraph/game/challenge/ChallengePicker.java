package creditgraph.game.challenge;

import creditgraph.graph.random.SplitMix64;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Picks the challenge of a day. A function of its arguments: equal candidates, days and seed give
/// the equal pick, in whatever order they come.
public final class ChallengePicker {

  /// An artist comes back after so many days at the earliest.
  public static final int DAYS_BETWEEN = 60;

  private ChallengePicker() {}

  /// An end of a challenge that there is already.
  public record Taken(LocalDate day, int artist) {}

  /// The playable candidate nearest to the day's band whose artists no challenge of the
  /// [#DAYS_BETWEEN] - 1 days before and after has; among equals the draw of seed, day and ids
  /// decides, then the ids. Empty when there is none.
  ///
  /// @param taken ends of challenges that there are, of any days
  public static Optional<Candidate> pick(
      LocalDate day, List<Candidate> candidates, Collection<Taken> taken, long seed) {
    Band wanted = Band.of(day.getDayOfWeek());
    Set<Integer> resting = new HashSet<>();
    for (Taken one : taken) {
      if (Math.abs(one.day().toEpochDay() - day.toEpochDay()) < DAYS_BETWEEN) {
        resting.add(one.artist());
      }
    }
    return candidates.stream()
        .filter(Candidate::isPlayable)
        .filter(one -> !resting.contains(one.from()) && !resting.contains(one.to()))
        .min(
            Comparator.comparingInt((Candidate one) -> wanted.distance(one.difficulty()))
                .thenComparingLong(one -> draw(one, day, seed))
                .thenComparingInt(Candidate::from)
                .thenComparingInt(Candidate::to));
  }

  private static long draw(Candidate one, LocalDate day, long seed) {
    long ids = (long) one.from() << Integer.SIZE | one.to();
    long ofDay = SplitMix64.of(seed, Math.toIntExact(day.toEpochDay())).nextLong();
    return SplitMix64.of(ofDay ^ ids, 0).nextLong();
  }
}
