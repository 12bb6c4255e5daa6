package creditgraph.game.challenge;

/// What makes a pair of artists easy or hard to join. The *best-known route* is the shortest one
/// whose least known artist between the two is known best.
///
/// @param releases on a shortest route, at least 1: the par of a challenge
/// @param routes shortest ones, at least 1; `Long.MAX_VALUE` stands for itself and everything
///   beyond
/// @param fromReleases that credit the one end, at least `firstReleases`
/// @param toReleases that credit the other, at least `lastReleases`
/// @param firstReleases with which a shortest route may begin, at least 1
/// @param lastReleases with which one may end, at least 1
/// @param leastKnown releases that credit the least known artist between the two on the best-known
///   route; 0 when nobody stands between
/// @param crowded releases of the best-known route with more than [SimulatedPlayer#CROWD] people
/// @param wins of [SimulatedPlayer#PLAYS] plays
public record PairTraits(
    int releases,
    long routes,
    int fromReleases,
    int toReleases,
    int firstReleases,
    int lastReleases,
    int leastKnown,
    int crowded,
    int wins) {

  public PairTraits {
    boolean isRoute = releases >= 1 && routes >= 1 && 0 <= crowded && crowded <= releases;
    boolean hasEnds = 1 <= firstReleases && firstReleases <= fromReleases;
    boolean hasOtherEnd = 1 <= lastReleases && lastReleases <= toReleases;
    boolean isPlayed = leastKnown >= 0 && 0 <= wins && wins <= SimulatedPlayer.PLAYS;
    if (!isRoute || !hasEnds || !hasOtherEnd || !isPlayed) {
      throw new IllegalArgumentException(
          "no traits of a pair: %d releases, %d routes, %d of %d first, %d of %d last, %d crowded,"
                  .formatted(
                      releases,
                      routes,
                      firstReleases,
                      fromReleases,
                      lastReleases,
                      toReleases,
                      crowded)
              + " least known with %d, %d wins".formatted(leastKnown, wins));
    }
  }
}
