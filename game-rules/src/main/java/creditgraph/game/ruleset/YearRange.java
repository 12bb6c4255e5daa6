package creditgraph.game.ruleset;

/// The years of release that count, both ends included.
record YearRange(int from, int to) {

  static final int EARLIEST = 1;
  static final int LATEST = 9999;

  /// Every year, and releases whose year is not stated.
  static final YearRange ANY = new YearRange(EARLIEST, LATEST);

  boolean admits(int year) {
    return equals(ANY) || (from <= year && year <= to);
  }
}
