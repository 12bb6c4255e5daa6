package creditgraph.game.attempt;

/// What a finished attempt is worth: 100, less 15 for each release over par, 10 for each hint and 5
/// for each refused step; at least 0. Undoing costs nothing.
public final class Score {

  public static final int MOST = 100;
  public static final int RELEASE_OVER_PAR = 15;
  public static final int HINT = 10;
  public static final int REFUSED_STEP = 5;

  private Score() {}

  /// @param releases that it took, at least 1; fewer than par cost nothing and bring nothing
  /// @param par at least 1
  public static int of(int releases, int par, int hints, int refused) {
    if (releases < 1 || par < 1 || hints < 0 || refused < 0) {
      throw new IllegalArgumentException(
          "expected a finished attempt, found %d releases at par %d, %d hints, %d refused"
              .formatted(releases, par, hints, refused));
    }
    long lost =
        RELEASE_OVER_PAR * Math.max(0L, releases - par)
            + HINT * (long) hints
            + REFUSED_STEP * (long) refused;
    return (int) Math.max(0, MOST - lost);
  }
}
