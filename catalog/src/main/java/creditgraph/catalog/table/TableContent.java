package creditgraph.catalog.table;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/// What the rows of one table say about the record they belong to: their content columns, linked
/// once. Immutable, shared freely.
///
/// @param <R> the row
public final class TableContent<R extends Record> {

  private interface ColumnContent<R> {
    void put(R row, XxHash64 hash);
  }

  private final List<ColumnContent<R>> columns;

  private TableContent(List<ColumnContent<R>> columns) {
    this.columns = columns;
  }

  public static <R extends Record> TableContent<R> of(CatalogTable<R> table) {
    RowAccess<R> access = new RowAccess<>(table.rowType());
    return new TableContent<>(
        table.columns().stream()
            .filter(CatalogColumn::content)
            .map(column -> content(column, access))
            .toList());
  }

  void put(List<R> rows, XxHash64 hash) {
    hash.putInt(rows.size());
    for (R row : rows) {
      for (ColumnContent<R> column : columns) {
        column.put(row, hash);
      }
    }
  }

  private static <R extends Record> ColumnContent<R> content(
      CatalogColumn column, RowAccess<R> access) {
    String component = column.component();
    return switch (column.type()) {
      case INT -> {
        ToIntFunction<R> value = access.ints(component);
        yield (row, hash) -> hash.putInt(value.applyAsInt(row));
      }
      case LONG -> {
        ToLongFunction<R> value = access.longs(component);
        yield (row, hash) -> hash.putLong(value.applyAsLong(row));
      }
      case BOOLEAN -> {
        Predicate<R> value = access.booleans(component);
        yield (row, hash) -> hash.putByte(value.test(row) ? 1 : 0);
      }
      case TEXT -> {
        Function<R, String> value = access.objects(component);
        yield (row, hash) -> hash.putText(value.apply(row));
      }
      case TEXTS -> {
        Function<R, List<String>> value = access.objects(component);
        yield (row, hash) -> {
          List<String> texts = value.apply(row);
          hash.putInt(texts.size());
          texts.forEach(hash::putText);
        };
      }
      case INTS -> {
        Function<R, List<Integer>> value = access.objects(component);
        yield (row, hash) -> {
          List<Integer> numbers = value.apply(row);
          hash.putInt(numbers.size());
          numbers.forEach(hash::putInt);
        };
      }
    };
  }
}
