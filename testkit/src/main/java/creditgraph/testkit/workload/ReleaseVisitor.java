package creditgraph.testkit.workload;

/// Takes one release after another.
@FunctionalInterface
public interface ReleaseVisitor {

  /// @param release its number
  /// @param artists the credited ones, strictly ascending; the array is used again for the next
  /// @param count how many of `artists` are meant, from 1
  void release(int release, int[] artists, int count);
}
