package creditgraph.graph.snapshot;

import java.util.Arrays;

/// Collects the ids that shall lead to artists which have others. 8 bytes each, and as many more
/// while they are ranked.
final class IdMerges {

  /// The merged id above, the artist's below.
  private long[] merges = new long[64];

  private int size;

  void add(int mergedId, int artistId) {
    if (mergedId <= 0) {
      throw new SnapshotInvalid("merged artist id %d is not positive".formatted(mergedId));
    }
    if (size == merges.length) {
      merges = Arrays.copyOf(merges, Math.multiplyExact(size, 2));
    }
    merges[size++] = (long) mergedId << Integer.SIZE | artistId;
  }

  /// The merges whose artist is credited, by ascending merged id.
  ///
  /// @param mergedIds strictly ascending, none of a credited artist
  /// @param artistRanks of each the rank of the artist
  record Ranked(int[] mergedIds, int[] artistRanks) {

    static final Ranked NONE = new Ranked(new int[0], new int[0]);

    int count() {
      return mergedIds.length;
    }
  }

  /// @throws SnapshotInvalid when an id was merged twice, or is that of a credited artist
  Ranked rank(RankedCredits credits) {
    IdRanks artists = credits.artists();
    Arrays.sort(merges, 0, size);
    int[] ids = new int[size];
    int[] ranks = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      int id = (int) (merges[i] >>> Integer.SIZE);
      int artist = (int) merges[i];
      if (i > 0 && id == (int) (merges[i - 1] >>> Integer.SIZE)) {
        throw new SnapshotInvalid("artist %d was merged twice".formatted(id));
      }
      if (artists.contains(id)) {
        throw new SnapshotInvalid(
            "artist %d was merged, and release %d credits it"
                .formatted(id, credits.firstReleaseOf(artists.rank(id))));
      }
      if (artists.contains(artist)) {
        ids[count] = id;
        ranks[count++] = artists.rank(artist);
      }
    }
    return new Ranked(Arrays.copyOf(ids, count), Arrays.copyOf(ranks, count));
  }
}
