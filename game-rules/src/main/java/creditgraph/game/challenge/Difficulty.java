package creditgraph.game.challenge;

/// How hard it is to find a shortest route between two artists, 0 (anybody sees it) to 100.
///
/// | part | points |
/// | --- | --- |
/// | distance | 20 for each release on the route after the first, at most 60 |
/// | choice | 20 less 2 for each time that the number of shortest routes doubles, at least 0 |
/// | obscurity, of each end | 10 less 1 for each time that its number of releases doubles, at least 0 |
///
/// Whole numbers alone, so that every machine comes to the same.
public final class Difficulty {

  private static final int MOST_FOR_DISTANCE = 60;
  private static final int POINTS_PER_RELEASE = 20;
  private static final int MOST_FOR_CHOICE = 20;
  private static final int POINTS_PER_DOUBLING = 2;
  private static final int MOST_FOR_OBSCURITY = 10;

  private Difficulty() {}

  /// @param releases on a shortest route, at least 1
  /// @param routes shortest ones, at least 1
  /// @param fromReleases of the one end, at least 1
  /// @param toReleases of the other end, at least 1
  public static int of(int releases, long routes, int fromReleases, int toReleases) {
    if (releases < 1 || routes < 1 || fromReleases < 1 || toReleases < 1) {
      throw new IllegalArgumentException(
          "expected positive numbers, found %d releases, %d routes, ends with %d and %d releases"
              .formatted(releases, routes, fromReleases, toReleases));
    }
    int distance = (int) Math.min(MOST_FOR_DISTANCE, (releases - 1L) * POINTS_PER_RELEASE);
    int choice = Math.max(0, MOST_FOR_CHOICE - POINTS_PER_DOUBLING * doublings(routes));
    return distance + choice + obscurity(fromReleases) + obscurity(toReleases);
  }

  private static int obscurity(int releases) {
    return Math.max(0, MOST_FOR_OBSCURITY - doublings(releases));
  }

  private static int doublings(long number) {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(number);
  }
}
