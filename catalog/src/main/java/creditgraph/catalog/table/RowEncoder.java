package creditgraph.catalog.table;

import creditgraph.catalog.column.BooleanColumn;
import creditgraph.catalog.column.ColumnChunk;
import creditgraph.catalog.column.IntColumn;
import creditgraph.catalog.column.LongColumn;
import creditgraph.catalog.column.TextColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;

/// Turns rows into values of their columns, and watches their order on the way.
///
/// A column at a time over some rows: its values then meet its own code and memory only.
final class RowEncoder<R extends Record> {

  /// The rows are gone through inside: what a value meets there is known when it is compiled.
  private interface ColumnEncoder<R> {
    void encode(List<R> rows) throws IOException;
  }

  private final CatalogTable<R> table;
  private final RowOrder<R> order;
  private final List<ColumnChunk> chunks = new ArrayList<>();
  private final List<ColumnEncoder<R>> encoders = new ArrayList<>();

  RowEncoder(CatalogTable<R> table, ByteBufferAllocator allocator) {
    RowAccess<R> access = new RowAccess<>(table.rowType());
    this.table = table;
    this.order = new RowOrder<>(table, access);
    List<ColumnDescriptor> descriptors = table.schema().getColumns();
    for (int i = 0; i < descriptors.size(); i++) {
      encoders.add(encoder(table.columns().get(i), access, descriptors.get(i), allocator));
    }
  }

  /// In the order of the table.
  List<ColumnChunk> chunks() {
    return chunks;
  }

  /// Adds the rows to every chunk.
  void encode(List<R> rows) throws IOException {
    for (R row : rows) {
      order.add(row);
    }
    for (ColumnEncoder<R> encoder : encoders) {
      encoder.encode(rows);
    }
  }

  /// The order of the rows so far.
  RowRange range() {
    return order.range();
  }

  private ColumnEncoder<R> encoder(
      CatalogColumn column,
      RowAccess<R> access,
      ColumnDescriptor descriptor,
      ByteBufferAllocator allocator) {
    String component = column.component();
    return switch (column.type()) {
      case INT -> {
        ToIntFunction<R> value = access.ints(component);
        IntColumn to = chunk(new IntColumn(descriptor, allocator));
        yield rows -> {
          for (R row : rows) {
            to.add(value.applyAsInt(row));
            to.endRow();
          }
        };
      }
      case LONG -> {
        ToLongFunction<R> value = access.longs(component);
        LongColumn to = chunk(new LongColumn(descriptor, allocator));
        yield rows -> {
          for (R row : rows) {
            to.add(value.applyAsLong(row));
            to.endRow();
          }
        };
      }
      case BOOLEAN -> {
        Predicate<R> value = access.booleans(component);
        BooleanColumn to = chunk(new BooleanColumn(descriptor, allocator));
        yield rows -> {
          for (R row : rows) {
            to.add(value.test(row));
            to.endRow();
          }
        };
      }
      case TEXT -> {
        Function<R, String> value = access.objects(component);
        TextColumn to = chunk(new TextColumn(descriptor, allocator));
        yield rows -> {
          for (R row : rows) {
            to.add(stated(column, value.apply(row)));
            to.endRow();
          }
        };
      }
      case TEXTS -> {
        Function<R, List<String>> value = access.objects(component);
        TextColumn to = chunk(new TextColumn(descriptor, allocator));
        yield rows -> {
          for (R row : rows) {
            List<String> texts = value.apply(row);
            to.startList(texts.size());
            for (String text : texts) {
              to.add(stated(column, text));
            }
            to.endRow();
          }
        };
      }
      case INTS -> {
        Function<R, List<Integer>> value = access.objects(component);
        IntColumn to = chunk(new IntColumn(descriptor, allocator));
        yield rows -> {
          for (R row : rows) {
            List<Integer> numbers = value.apply(row);
            to.startList(numbers.size());
            for (int number : numbers) {
              to.add(number);
            }
            to.endRow();
          }
        };
      }
    };
  }

  private <C extends ColumnChunk> C chunk(C chunk) {
    chunks.add(chunk);
    return chunk;
  }

  private String stated(CatalogColumn column, String text) {
    if (text == null) {
      throw new IllegalArgumentException(
          "%s, column %s: expected a text, \"\" when not stated, found null"
              .formatted(table, column.name()));
    }
    return text;
  }
}
