package creditgraph.graph.search;

/// Says which releases a route may use; asked once or a few times for each release a search
/// reaches.
@FunctionalInterface
public interface ReleaseFilter {

  ReleaseFilter ALL = release -> true;

  /// @param release ordinal of a joining release
  boolean admits(int release);

  /// Releases that both admit.
  default ReleaseFilter and(ReleaseFilter other) {
    if (this == ALL || other == ALL) {
      return this == ALL ? other : this;
    }
    return release -> admits(release) && other.admits(release);
  }

  /// Releases of these years, both included. One whose year nobody stated is none of them.
  ///
  /// @param first later than [ReleaseYears#UNKNOWN]
  static ReleaseFilter between(ReleaseYears years, int first, int last) {
    if (first <= ReleaseYears.UNKNOWN || first > last) {
      throw new IllegalArgumentException("years from %d to %d are none".formatted(first, last));
    }
    return release -> {
      int year = years.year(release);
      return first <= year && year <= last;
    };
  }
}
