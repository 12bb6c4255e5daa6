package creditgraph.catalog.table;

import creditgraph.catalog.table.ContentCode.RowContent;
import java.util.List;

/// What the rows of one table say about the record they belong to: their content columns, linked
/// once. Immutable, shared freely.
///
/// @param <R> the row
public final class TableContent<R extends Record> {

  private final RowContent columns;

  private TableContent(RowContent columns) {
    this.columns = columns;
  }

  public static <R extends Record> TableContent<R> of(CatalogTable<R> table) {
    return new TableContent<>(
        ContentCode.of(
            table.rowType(), table.columns().stream().filter(CatalogColumn::content).toList()));
  }

  void put(List<R> rows, XxHash64 hash) {
    hash.putInt(rows.size());
    for (R row : rows) {
      columns.put(row, hash);
    }
  }
}
