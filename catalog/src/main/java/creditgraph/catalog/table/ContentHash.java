package creditgraph.catalog.table;

import java.util.List;

/// The content hash of a record, made from its rows: two records have the same hash exactly when
/// all their rows say the same, but for a chance of 2^-64. `contracts/catalog/README.md` has the
/// definition, which anybody can compute from the tables.
///
/// ```
/// hash.start();
/// hash.add(release, rows);        every table of the record's type, in the order of the contract
/// hash.add(releaseFormat, rows);
/// …
/// hash.value();
/// ```
///
/// One object serves one thread for one record after another.
public final class ContentHash {

  private final XxHash64 hash = new XxHash64();

  public void start() {
    hash.reset();
  }

  /// @param rows of the record at hand, in the order of the table's key; may be none
  public <R extends Record> void add(TableContent<R> table, List<R> rows) {
    table.put(rows, hash);
  }

  public long value() {
    return hash.value();
  }
}
