package creditgraph.ingest.profile;

import creditgraph.ingest.profile.CatalogProfile.Reference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Looks for ids of one record in another that the catalog does not hold.
///
/// A set of ids is a bit for each number of a window, made in one scan, and the difference of two
/// is what dangles: a full month's ids are five megabytes in three windows. Joins of the rows, or
/// of the ids grouped first, take many times that memory and go to the disk.
final class DanglingIds {

  /// Two megabytes of bits: a scan holds some of them for each thread.
  private static final int WINDOW = 1 << 24;

  /// An id in one record that is another's; 0 is none.
  private record Column(String table, String column, String target) {
    String name() {
      return table + "." + column;
    }
  }

  /// Every id of one record in another.
  private static final List<Column> COLUMNS =
      List.of(
          new Column("credit", "artist_id", "artist"),
          new Column("credit", "release_id", "release"),
          new Column("track", "release_id", "release"),
          new Column("release", "master_id", "master"),
          new Column("release_label", "label_id", "label"),
          new Column("release_company", "company_id", "label"),
          new Column("release_series", "series_id", "label"),
          new Column("master", "main_release_id", "release"),
          new Column("master_artist", "artist_id", "artist"),
          new Column("artist_alias", "alias_id", "artist"),
          new Column("artist_group", "group_id", "artist"),
          new Column("artist_member", "member_id", "artist"),
          new Column("label", "parent_id", "label"),
          new Column("sublabel", "sublabel_id", "label"));

  /// What a column holds.
  ///
  /// @param rows with an id
  private record Range(long rows, int largest) {
    int windows() {
      return largest / WINDOW + 1;
    }
  }

  private final CatalogDatabase database;
  private final Map<String, List<BitSet>> known = new HashMap<>();

  private DanglingIds(CatalogDatabase database) {
    this.database = database;
  }

  /// Looks at every column, each in some scans.
  static List<Reference> of(CatalogDatabase database) throws IOException {
    DanglingIds search = new DanglingIds(database);
    List<Reference> references = new ArrayList<>();
    for (Column column : COLUMNS) {
      references.add(search.reference(column));
    }
    return references;
  }

  private Reference reference(Column column) throws IOException {
    Range range = range(column.table(), column.column());
    List<BitSet> known = known(column.target());
    long rows = 0;
    long ids = 0;
    for (int window = 0; window < range.windows(); window++) {
      BitSet missing = bits(column.table(), column.column(), window);
      if (window < known.size()) {
        missing.andNot(known.get(window));
      }
      if (!missing.isEmpty()) {
        rows += rows(column, window, missing);
        ids += missing.cardinality();
      }
    }
    return new Reference(column.name(), column.target(), range.rows(), rows, ids);
  }

  private long rows(Column column, int window, BitSet missing) throws IOException {
    return database.countOf(
        missing.stream().map(bit -> window * WINDOW + bit),
        "SELECT count(*) FROM %s WHERE %s IN (SELECT number FROM %%s)"
            .formatted(column.table(), column.column()));
  }

  /// The ids of a table, by window.
  private List<BitSet> known(String target) throws IOException {
    List<BitSet> ids = known.get(target);
    if (ids == null) {
      ids = new ArrayList<>();
      int windows = range(target, "id").windows();
      for (int window = 0; window < windows; window++) {
        ids.add(bits(target, "id", window));
      }
      known.put(target, ids);
    }
    return ids;
  }

  private Range range(String table, String column) throws IOException {
    return database
        .rows(
            "SELECT count(*), coalesce(max(%2$s), 0) FROM %1$s WHERE %2$s > 0"
                .formatted(table, column),
            row -> new Range(row.getLong(1), row.getInt(2)))
        .getFirst();
  }

  /// The ids of a column in a window, by their distance from its first number; never 0.
  private BitSet bits(String table, String column, int window) throws IOException {
    int first = window * WINDOW;
    return database
        .rows(
            "SELECT bitstring_agg(%2$s, %3$d, %4$d)::BLOB FROM %1$s WHERE %2$s BETWEEN %5$d AND %4$d"
                .formatted(table, column, first, first + (WINDOW - 1), Math.max(first, 1)),
            row -> {
              byte[] bytes = row.getBytes(1);
              return bytes == null ? new BitSet() : bitSet(bytes);
            })
        .getFirst();
  }

  /// The database counts the bits of a byte from its upper end.
  private static BitSet bitSet(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (Integer.reverse(bytes[i]) >>> (Integer.SIZE - Byte.SIZE));
    }
    return BitSet.valueOf(bytes);
  }
}
