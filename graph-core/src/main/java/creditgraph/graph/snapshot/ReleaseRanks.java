package creditgraph.graph.snapshot;

import java.util.Arrays;

/// Numbers the releases of a build: whole ones and first parts by ascending id, then memberships,
/// then further parts by id and part. So the numbers depend on what was added, and not on when.
///
/// What [IdRanks] takes for whole releases; 24 bytes a further part.
final class ReleaseRanks {

  private final IdRanks first = new IdRanks();
  private long[] furtherParts = new long[64];
  private int furtherCount;
  private long[] sorted = new long[0];

  /// Returns whether the release is new.
  boolean add(int releaseId) {
    return first.add(releaseId);
  }

  /// Adds a part beyond the first, or a membership, for which the id is 0.
  ///
  /// @param part from 1, once for each id
  /// @return what [#rank] knows it by: a negative number, as no release has
  int addPart(int releaseId, int part) {
    if (furtherCount == furtherParts.length) {
      furtherParts = Arrays.copyOf(furtherParts, Math.multiplyExact(furtherCount, 2));
    }
    furtherParts[furtherCount++] = (long) releaseId << Integer.SIZE | part;
    return -furtherCount;
  }

  int size() {
    return Math.addExact(first.size(), furtherCount);
  }

  /// Ends adding; [#rank] may be asked from now on.
  void freeze() {
    first.freeze();
    sorted = Arrays.copyOf(furtherParts, furtherCount);
    Arrays.parallelSort(sorted);
  }

  /// @param vertex the id of a release, or what [#addPart] returned
  int rank(int vertex) {
    return vertex > 0
        ? first.rank(vertex)
        : first.size() + Arrays.binarySearch(sorted, furtherParts[-vertex - 1]);
  }

  /// The Discogs id of each rank.
  int[] ids() {
    int[] ids = Arrays.copyOf(first.ids(), size());
    for (int part = 0; part < sorted.length; part++) {
      ids[first.size() + part] = (int) (sorted[part] >>> Integer.SIZE);
    }
    return ids;
  }
}
