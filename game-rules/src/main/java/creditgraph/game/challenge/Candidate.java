package creditgraph.game.challenge;

/// A pair that may become a challenge.
///
/// @param from Discogs id of the artist with whom the game begins
/// @param to Discogs id of the goal
/// @param par releases on a shortest route
/// @param routes shortest ones
/// @param difficulty 0 to 100
public record Candidate(int from, int to, int par, long routes, int difficulty) {

  /// Side by side is no game.
  public static final int LEAST_PAR = 2;

  /// Beyond, nobody finishes.
  public static final int MOST_PAR = 6;

  boolean isPlayable() {
    return from != to && LEAST_PAR <= par && par <= MOST_PAR;
  }
}
