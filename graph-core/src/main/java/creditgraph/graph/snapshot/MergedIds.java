package creditgraph.graph.snapshot;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Ids that lead to an artist which has another one: of records that are part of the same vertex.
///
/// Ascending ids and the ordinals that they stand for lie behind the ids of the vertices, in the
/// same two sections.
final class MergedIds {

  private final MemorySegment ids;
  private final MemorySegment ordinals;
  private final int count;
  private final int artists;
  private final String where;
  private final long whereStart;

  /// @param artists how many ordinals there are
  /// @param where names the file in messages
  /// @param whereStart where in that file `ordinals` begin
  MergedIds(
      MemorySegment ids,
      MemorySegment ordinals,
      int count,
      int artists,
      String where,
      long whereStart) {
    this.ids = ids;
    this.ordinals = ordinals;
    this.count = count;
    this.artists = artists;
    this.where = where;
    this.whereStart = whereStart;
  }

  int count() {
    return count;
  }

  /// The `rank`-th smallest id.
  int id(int rank) {
    Objects.checkIndex(rank, count);
    return ids.get(FileLayout.U32, (long) rank * Integer.BYTES);
  }

  /// Whom the `rank`-th smallest id stands for.
  int ordinalByRank(int rank) {
    Objects.checkIndex(rank, count);
    long at = (long) rank * Integer.BYTES;
    int ordinal = ordinals.get(FileLayout.U32, at);
    if (ordinal < 0 || ordinal >= artists) {
      throw new SnapshotDamaged(
          where,
          whereStart + at,
          "expected ordinal below %d, found %d".formatted(artists, ordinal));
    }
    return ordinal;
  }

  /// Whom an id stands for, or [IdTable#ABSENT].
  int ordinal(int id) {
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = id(middle);
      if (found == id) {
        return ordinalByRank(middle);
      }
      if (found < id) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return IdTable.ABSENT;
  }
}
