package creditgraph.catalog.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/// Turns rows into Parquet values, column by column, and watches their order on the way.
final class RowEncoder<R extends Record> extends WriteSupport<R> {

  private interface ColumnEncoder<R> {
    void encode(R row, RecordConsumer out);
  }

  private final CatalogTable<R> table;
  private final RowOrder<R> order;
  private final String[] names;
  private final List<ColumnEncoder<R>> encoders;
  private @Nullable RecordConsumer consumer;

  RowEncoder(CatalogTable<R> table) {
    RowAccess<R> access = new RowAccess<>(table.rowType());
    this.table = table;
    this.order = new RowOrder<>(table, access);
    this.names = table.columns().stream().map(CatalogColumn::name).toArray(String[]::new);
    this.encoders = table.columns().stream().map(column -> encoder(column, access)).toList();
  }

  /// Never called, since the writer has no Hadoop configuration; abstract in Parquet.
  @Override
  @SuppressWarnings("deprecation")
  public WriteContext init(Configuration configuration) {
    return context();
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return context();
  }

  private WriteContext context() {
    return new WriteContext(table.schema(), new HashMap<>());
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    this.consumer = consumer;
  }

  @Override
  public void write(R row) {
    RecordConsumer out = Objects.requireNonNull(consumer, "prepareForWrite comes first");
    order.add(row);
    out.startMessage();
    for (int i = 0; i < names.length; i++) {
      out.startField(names[i], i);
      encoders.get(i).encode(row, out);
      out.endField(names[i], i);
    }
    out.endMessage();
  }

  @Override
  public FinalizedWriteContext finalizeWrite() {
    return new FinalizedWriteContext(new HashMap<>(Map.of(RowRange.KEY, order.range().text())));
  }

  private ColumnEncoder<R> encoder(CatalogColumn column, RowAccess<R> access) {
    String component = column.component();
    return switch (column.type()) {
      case INT -> {
        ToIntFunction<R> value = access.ints(component);
        yield (row, to) -> to.addInteger(value.applyAsInt(row));
      }
      case LONG -> {
        ToLongFunction<R> value = access.longs(component);
        yield (row, to) -> to.addLong(value.applyAsLong(row));
      }
      case BOOLEAN -> {
        Predicate<R> value = access.booleans(component);
        yield (row, to) -> to.addBoolean(value.test(row));
      }
      case TEXT -> {
        Function<R, String> value = access.objects(component);
        yield (row, to) -> to.addBinary(binary(column, value.apply(row)));
      }
      case TEXTS -> {
        Function<R, List<String>> value = access.objects(component);
        yield (row, to) ->
            encodeList(value.apply(row), text -> to.addBinary(binary(column, text)), to);
      }
      case INTS -> {
        Function<R, List<Integer>> value = access.objects(component);
        yield (row, to) -> encodeList(value.apply(row), to::addInteger, to);
      }
    };
  }

  private static <T> void encodeList(List<T> values, Consumer<T> element, RecordConsumer to) {
    to.startGroup();
    if (!values.isEmpty()) {
      to.startField("list", 0);
      for (T value : values) {
        to.startGroup();
        to.startField("element", 0);
        element.accept(value);
        to.endField("element", 0);
        to.endGroup();
      }
      to.endField("list", 0);
    }
    to.endGroup();
  }

  private Binary binary(CatalogColumn column, String text) {
    if (text == null) {
      throw new IllegalArgumentException(
          "%s, column %s: expected a text, \"\" when not stated, found null"
              .formatted(table, column.name()));
    }
    return Binary.fromString(text);
  }
}
