package creditgraph.catalog.table;

import creditgraph.catalog.row.Derived;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/// A table: its name, the record that is its row, and the order that its rows should have.
///
/// The Parquet schema follows from the record by one rule: each component is a required column, in
/// the order of the record, named in snake case, typed by [ColumnType]. Two equal records therefore
/// mean equal files, and a column is added by adding a component.
///
/// The sort key is a promise of the dump, not of the writer: rows are kept in dump order, and each
/// file says whether that order was the key's ([CatalogReader#sorted]).
///
/// @param <R> the row
public final class CatalogTable<R extends Record> {

  private final String name;
  private final Class<R> rowType;
  private final List<CatalogColumn> columns;
  private final List<String> sortKey;
  private final MessageType schema;

  private CatalogTable(
      String name, Class<R> rowType, List<CatalogColumn> columns, List<String> sortKey) {
    this.name = name;
    this.rowType = rowType;
    this.columns = List.copyOf(columns);
    this.sortKey = List.copyOf(sortKey);
    List<Type> fields = new ArrayList<>();
    columns.forEach(column -> fields.add(column.type().parquet(column.name())));
    this.schema = new MessageType(name, fields);
  }

  /// @param sortKey names of int components, the most significant first
  static <R extends Record> CatalogTable<R> of(String name, Class<R> rowType, String... sortKey) {
    List<CatalogColumn> columns = columns(rowType.getRecordComponents());
    for (String key : sortKey) {
      if (columns.stream()
          .noneMatch(c -> c.component().equals(key) && c.type() == ColumnType.INT)) {
        throw new IllegalArgumentException(
            "table " + name + ": sort key " + key + " is not an int component");
      }
    }
    return new CatalogTable<>(name, rowType, columns, List.of(sortKey));
  }

  /// The first column is the id of the record that the row belongs to: it tells which record, not
  /// what the record says.
  private static List<CatalogColumn> columns(RecordComponent[] components) {
    List<CatalogColumn> columns = new ArrayList<>();
    for (RecordComponent component : components) {
      boolean content = !columns.isEmpty() && !component.isAnnotationPresent(Derived.class);
      columns.add(
          new CatalogColumn(
              CatalogColumn.nameOf(component.getName()),
              component.getName(),
              ColumnType.of(component),
              content));
    }
    return columns;
  }

  /// For example `release_label`; also the directory of its files.
  public String name() {
    return name;
  }

  public Class<R> rowType() {
    return rowType;
  }

  /// Some columns, for a reader that does not need all.
  ///
  /// @param rowType a record whose components are some of those of [#rowType]
  /// @throws IllegalArgumentException naming a component that the row has not
  public <V extends Record> TableView<V> view(Class<V> rowType) {
    return TableView.of(this, rowType);
  }

  /// In file order.
  public List<CatalogColumn> columns() {
    return columns;
  }

  /// Components, the most significant first; together they identify a row.
  public List<String> sortKey() {
    return sortKey;
  }

  /// The schema of every file of this table.
  public MessageType schema() {
    return schema;
  }

  @Override
  public String toString() {
    return "table " + name;
  }
}
