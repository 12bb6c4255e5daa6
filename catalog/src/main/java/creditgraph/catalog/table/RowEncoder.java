package creditgraph.catalog.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/// Turns rows into values of their columns, and watches their order on the way.
final class RowEncoder<R extends Record> {

  private interface ColumnEncoder<R> {
    void encode(R row, ColumnWriter to);
  }

  private interface ElementEncoder<T> {
    /// @param repetition level: whether another element of the list came before
    void encode(T element, int repetition);
  }

  /// Levels of a value that no list holds.
  private static final int FLAT = 0;

  /// Definition level of an element.
  private static final int IN_LIST = 1;

  private final CatalogTable<R> table;
  private final RowOrder<R> order;
  private final List<ColumnEncoder<R>> encoders = new ArrayList<>();

  RowEncoder(CatalogTable<R> table) {
    RowAccess<R> access = new RowAccess<>(table.rowType());
    this.table = table;
    this.order = new RowOrder<>(table, access);
    table.columns().forEach(column -> encoders.add(encoder(column, access)));
  }

  /// @param columns of the table, in its order
  void encode(R row, ColumnWriter[] columns) {
    order.add(row);
    for (int i = 0; i < columns.length; i++) {
      encoders.get(i).encode(row, columns[i]);
    }
  }

  /// The order of the rows so far.
  RowRange range() {
    return order.range();
  }

  private ColumnEncoder<R> encoder(CatalogColumn column, RowAccess<R> access) {
    String component = column.component();
    return switch (column.type()) {
      case INT -> {
        ToIntFunction<R> value = access.ints(component);
        yield (row, to) -> to.write(value.applyAsInt(row), FLAT, FLAT);
      }
      case LONG -> {
        ToLongFunction<R> value = access.longs(component);
        yield (row, to) -> to.write(value.applyAsLong(row), FLAT, FLAT);
      }
      case BOOLEAN -> {
        Predicate<R> value = access.booleans(component);
        yield (row, to) -> to.write(value.test(row), FLAT, FLAT);
      }
      case TEXT -> {
        Function<R, String> value = access.objects(component);
        yield (row, to) -> to.write(binary(column, value.apply(row)), FLAT, FLAT);
      }
      case TEXTS -> {
        Function<R, List<String>> value = access.objects(component);
        yield (row, to) ->
            encodeList(
                value.apply(row),
                (text, repetition) -> to.write(binary(column, text), repetition, IN_LIST),
                to);
      }
      case INTS -> {
        Function<R, List<Integer>> value = access.objects(component);
        yield (row, to) ->
            encodeList(
                value.apply(row),
                (number, repetition) -> to.write(number, repetition, IN_LIST),
                to);
      }
    };
  }

  /// In a three-level list of required elements, the definition level says whether there is one,
  /// the repetition level whether it follows another.
  private static <T> void encodeList(List<T> values, ElementEncoder<T> element, ColumnWriter to) {
    if (values.isEmpty()) {
      to.writeNull(FLAT, FLAT);
    }
    for (int i = 0; i < values.size(); i++) {
      element.encode(values.get(i), i == 0 ? 0 : 1);
    }
  }

  private Binary binary(CatalogColumn column, String text) {
    if (text == null) {
      throw new IllegalArgumentException(
          "%s, column %s: expected a text, \"\" when not stated, found null"
              .formatted(table, column.name()));
    }
    return text.isEmpty()
        ? Binary.EMPTY
        : Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
  }
}
