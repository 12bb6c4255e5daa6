package creditgraph.catalog.table;

import creditgraph.catalog.row.CreditRow;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Rows of any table, drawn from a seed; the first key component ascends.
final class SeededRows {

  private static final List<String> TEXTS =
      List.of("", "Harbour", "Östra Hamnen", "東京", "a|b\r\n\t'\"", "𝄞", "x".repeat(3_000));

  private SeededRows() {}

  static <R extends Record> List<R> of(CatalogTable<R> table, long seed, int count) {
    return of(table, seed, count, CreditRow.MAIN);
  }

  static <R extends Record> List<R> of(CatalogTable<R> table, long seed, int count, String scope) {
    Random random = new Random(seed);
    List<R> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row(table, values(table, random, i + 1, scope)));
    }
    return rows;
  }

  /// The row that `of` gives first, but for one column.
  static <R extends Record> List<R> differingIn(
      CatalogTable<R> table, long seed, CatalogColumn column) {
    Object[] values = values(table, new Random(seed), 1, CreditRow.MAIN);
    int index = table.columns().indexOf(column);
    values[index] =
        switch (values[index]) {
          case Integer number -> number + 1;
          case Long number -> number + 1;
          case Boolean flag -> !flag;
          case String _ when column.name().equals("scope") -> CreditRow.EXTRA;
          case String text -> text + "!";
          case List<?> _ when column.type() == ColumnType.INTS -> List.of(1, 2, 3, 4);
          case List<?> _ -> List.of("1", "2", "3", "4");
          default -> throw new IllegalStateException("no value of a column: " + values[index]);
        };
    return List.of(row(table, values));
  }

  private static Object[] values(CatalogTable<?> table, Random random, int id, String scope) {
    RecordComponent[] components = table.rowType().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      String name = components[i].getName();
      values[i] =
          name.equals(table.sortKey().getFirst())
              ? Integer.valueOf(id)
              : name.equals("scope") ? scope : value(table.columns().get(i).type(), random);
    }
    return values;
  }

  private static <R extends Record> R row(CatalogTable<R> table, Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(table.rowType().getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      return table.rowType().getConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(table + " has no public canonical constructor", e);
    }
  }

  private static Object value(ColumnType type, Random random) {
    return switch (type) {
      case INT -> random.nextInt();
      case LONG -> random.nextLong();
      case BOOLEAN -> random.nextBoolean();
      case TEXT -> text(random);
      case INTS -> random.ints(random.nextInt(4)).boxed().toList();
      case TEXTS -> IntStream.range(0, random.nextInt(4)).mapToObj(i -> text(random)).toList();
    };
  }

  private static String text(Random random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
