package creditgraph.graph.search;

/// The year of each release, where a search needs one.
///
/// Asked once or a few times for each release that a search reaches, so that a caller may read it
/// from wherever it lies; topology files hold no years, and a search without constraints on years
/// never asks.
@FunctionalInterface
public interface ReleaseYears {

  /// Stands for a year that nobody stated. Such a release satisfies no constraint on years.
  int UNKNOWN = 0;

  /// @param release ordinal of a joining release; of a snapshot, of any
  int year(int release);
}
