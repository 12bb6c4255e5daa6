package creditgraph.graph.snapshot;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Discogs ids and ordinals of one kind of vertex, both ways. Several ordinals may have one id: the
/// parts of a release.
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

  /// The lowest ordinal with this id, or [#ABSENT].
  int ordinal(int id) {
    int rank = firstRank(id);
    return hasId(rank, id) ? ordinalByRank(rank) : ABSENT;
  }

  /// All ordinals with this id, ascending.
  List<Integer> ordinals(int id) {
    List<Integer> ordinals = new ArrayList<>(1);
    for (int rank = firstRank(id); hasId(rank, id); rank++) {
      ordinals.add(ordinalByRank(rank));
    }
    return List.copyOf(ordinals);
  }

  private boolean hasId(int rank, int id) {
    return rank < count && id(ordinalByRank(rank)) == id;
  }

  /// How many ordinals have a lower id.
  private int firstRank(int id) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (id(ordinalByRank(middle)) < id) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
