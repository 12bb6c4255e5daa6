package creditgraph.catalog.table;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/// Some columns of a table as rows of their own: what a reader needs, and all that is then read
/// from the disk. Made by [CatalogTable#view].
///
/// @param <V> a record whose components are some of those of the table's row
public final class TableView<V extends Record> {

  private final CatalogTable<?> table;
  private final Class<V> rowType;
  private final List<CatalogColumn> columns;
  private final MessageType schema;

  private TableView(CatalogTable<?> table, Class<V> rowType, List<CatalogColumn> columns) {
    this.table = table;
    this.rowType = rowType;
    this.columns = List.copyOf(columns);
    List<Type> fields = columns.stream().map(c -> c.type().parquet(c.name())).toList();
    this.schema = new MessageType(table.name(), fields);
  }

  static <V extends Record> TableView<V> of(CatalogTable<?> table, Class<V> rowType) {
    List<CatalogColumn> columns = new ArrayList<>();
    for (RecordComponent component : rowType.getRecordComponents()) {
      ColumnType type = ColumnType.of(component);
      columns.add(
          table.columns().stream()
              .filter(c -> c.component().equals(component.getName()) && c.type() == type)
              .findFirst()
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "%s has no %s '%s' as %s does"
                          .formatted(
                              table, type.word(), component.getName(), rowType.getSimpleName()))));
    }
    return new TableView<>(table, rowType, columns);
  }

  CatalogTable<?> table() {
    return table;
  }

  Class<V> rowType() {
    return rowType;
  }

  /// In the order of the record.
  List<CatalogColumn> columns() {
    return columns;
  }

  /// Of what is read from a file.
  MessageType schema() {
    return schema;
  }
}
