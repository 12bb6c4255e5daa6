package creditgraph.protocol.score;

import creditgraph.protocol.WireMessage;

/// What is known of one pair.
///
/// @param releases on a shortest route; 0 when none was found
/// @param routes shortest ones; `Long.MAX_VALUE` stands for itself and everything beyond
/// @param artists that stand between the two on any shortest route
/// @param firstReleases with which a shortest route may begin
/// @param lastReleases with which it may end
/// @param fromReleases that credit the one end, shortest route or not
/// @param toReleases that credit the other
/// @param leastKnown releases of the least known artist between the two on the shortest route whose
///   least known is known best; 0 when nobody stands between
/// @param crowded releases of that route with too many people to read through
/// @param wins of 20 plays of a simulated player
/// @param difficulty 0 to 100; -1 when no route was found
public record PairScore(
    ArtistPair pair,
    Verdict verdict,
    int releases,
    long routes,
    int artists,
    int firstReleases,
    int lastReleases,
    int fromReleases,
    int toReleases,
    int leastKnown,
    int crowded,
    int wins,
    int difficulty)
    implements WireMessage {

  public enum Verdict {
    FOUND,
    NOT_CONNECTED,
    /// The search ran out of its budget.
    EXHAUSTED,
    /// The snapshot does not have both artists.
    UNKNOWN_ARTIST
  }
}
