package creditgraph.graph.search;

/// What using a release costs beyond its size and roles, for example for its format. Asked only for
/// releases that a search settles.
@FunctionalInterface
public interface ReleaseFees {

  /// No release costs more than its size.
  ReleaseFees FREE = release -> 0;

  /// @param release ordinal of a joining release
  /// @return 0 to [RouteCosts#MAX_COST]
  int fee(int release);
}
