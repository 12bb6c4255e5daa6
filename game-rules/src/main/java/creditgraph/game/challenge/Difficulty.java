package creditgraph.game.challenge;

/// How hard it is to find a shortest route between two artists, 0 (anybody sees it) to 100.
///
/// | part | points |
/// | --- | --- |
/// | distance | 10 for each release on the route after the first, at most 30 |
/// | choice | 10 less 1 for each time that the number of shortest routes doubles, at least 0 |
/// | fame, of each end | 5 less half of how often its number of releases doubles, at least 0 |
/// | branching, of each end | 1 for each time that its releases are twice as many as those that a shortest route may begin with, at most 5 |
/// | obscurity | 10 less 1 for each time that the releases of the least known artist on the best-known route double, at least 0; 0 when nobody stands between |
/// | hubs | 10 times the share of releases on that route with more than [SimulatedPlayer#CROWD] people |
/// | player | 1 for each of the [SimulatedPlayer#PLAYS] plays that did not succeed |
///
/// Whole numbers alone, rounded down, so that every machine comes to the same; equal for both
/// directions. Decision 024 says how the parts were weighed.
public final class Difficulty {

  /// Part of what a job of scores is: numbers of two formulas are not held against each other.
  public static final int VERSION = 2;

  private static final int MOST_FOR_DISTANCE = 30;
  private static final int MOST_FOR_CHOICE = 10;
  private static final int MOST_FOR_FAME = 5;
  private static final int MOST_FOR_BRANCHING = 5;
  private static final int MOST_FOR_OBSCURITY = 10;
  private static final int MOST_FOR_HUBS = 10;
  private static final int POINTS_PER_RELEASE = 10;

  private Difficulty() {}

  public static int of(PairTraits pair) {
    return distance(pair.releases())
        + Math.max(0, MOST_FOR_CHOICE - doublings(pair.routes()))
        + fame(pair.fromReleases())
        + fame(pair.toReleases())
        + branching(pair.fromReleases(), pair.firstReleases())
        + branching(pair.toReleases(), pair.lastReleases())
        + obscurity(pair.leastKnown())
        + MOST_FOR_HUBS * pair.crowded() / pair.releases()
        + (SimulatedPlayer.PLAYS - pair.wins());
  }

  private static int distance(int releases) {
    return (int) Math.min(MOST_FOR_DISTANCE, (releases - 1L) * POINTS_PER_RELEASE);
  }

  private static int fame(int releases) {
    return Math.max(0, MOST_FOR_FAME - doublings(releases) / 2);
  }

  private static int branching(int releases, int leadingOn) {
    return Math.min(MOST_FOR_BRANCHING, doublings(releases / leadingOn));
  }

  private static int obscurity(int leastKnown) {
    return leastKnown == 0 ? 0 : Math.max(0, MOST_FOR_OBSCURITY - doublings(leastKnown));
  }

  private static int doublings(long number) {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(number);
  }
}
