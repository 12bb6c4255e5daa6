package creditgraph.graph.search;

/// The role bits of credits, where a search needs them.
@FunctionalInterface
public interface CreditRoles {

  /// Reads those of a release's row.
  ///
  /// @param release ordinal of a joining release; of a snapshot, of any
  /// @param count credits on it
  /// @param into filled from 0 to `count`, in the order of the row
  void read(int release, int count, int[] into);
}
