package creditgraph.graph.snapshot;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Discogs ids and ordinals of one kind of vertex, both ways.
final class IdTable {

  /// Returned for an id that is not in the snapshot.
  static final int ABSENT = -1;

  private final MemorySegment ids;
  private final MemorySegment ordinalsById;
  private final int count;
  private final String where;
  private final long whereStart;

  /// @param where names the file in messages
  /// @param whereStart where in that file `ordinalsById` begin
  IdTable(MemorySegment ids, MemorySegment ordinalsById, int count, String where, long whereStart) {
    this.ids = ids;
    this.ordinalsById = ordinalsById;
    this.count = count;
    this.where = where;
    this.whereStart = whereStart;
  }

  int count() {
    return count;
  }

  int id(int ordinal) {
    Objects.checkIndex(ordinal, count);
    return ids.get(FileLayout.U32, (long) ordinal * Integer.BYTES);
  }

  /// The ordinal with the `rank`-th smallest id.
  int ordinalByRank(int rank) {
    long at = (long) rank * Integer.BYTES;
    int ordinal = ordinalsById.get(FileLayout.U32, at);
    if (ordinal < 0 || ordinal >= count) {
      throw new SnapshotDamaged(
          where, whereStart + at, "expected ordinal below %d, found %d".formatted(count, ordinal));
    }
    return ordinal;
  }

  int ordinal(int id) {
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int ordinal = ordinalByRank(middle);
      int found = id(ordinal);
      if (found == id) {
        return ordinal;
      }
      if (found < id) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return ABSENT;
  }
}
