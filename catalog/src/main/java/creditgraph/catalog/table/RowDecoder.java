package creditgraph.catalog.table;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.jspecify.annotations.Nullable;

/// Turns Parquet values back into rows. Every column is required, so each row sets every value.
final class RowDecoder<R extends Record> extends RecordMaterializer<R> {

  private final Class<R> rowType;
  private final MethodHandle constructor;
  private final Object[] values;
  private final Root root;

  RowDecoder(TableView<R> view) {
    this.rowType = view.rowType();
    this.constructor = new RowAccess<>(rowType).constructor();
    List<CatalogColumn> columns = view.columns();
    this.values = new Object[columns.size()];
    Converter[] converters = new Converter[values.length];
    for (int i = 0; i < values.length; i++) {
      converters[i] = converter(columns.get(i).type(), values, i);
    }
    this.root = new Root(converters);
  }

  @Override
  public R getCurrentRecord() {
    try {
      return rowType.cast((Record) constructor.invokeExact(values));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(rowType.getName() + ": constructor failed", e);
    }
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }

  private static Converter converter(ColumnType type, Object[] values, int index) {
    return switch (type) {
      case INT, LONG, BOOLEAN -> new Scalar(values, index);
      case TEXT -> new Text(text -> values[index] = text);
      case TEXTS -> new ListOf<String>(values, index, Text::new);
      case INTS -> new ListOf<Integer>(values, index, Int::new);
    };
  }

  private static final class Root extends GroupConverter {
    private final Converter[] converters;

    Root(Converter[] converters) {
      this.converters = converters;
    }

    @Override
    public Converter getConverter(int fieldIndex) {
      return converters[fieldIndex];
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }

  private static final class Scalar extends PrimitiveConverter {
    private final Object[] values;
    private final int index;

    Scalar(Object[] values, int index) {
      this.values = values;
      this.index = index;
    }

    @Override
    public void addInt(int value) {
      values[index] = value;
    }

    @Override
    public void addLong(long value) {
      values[index] = value;
    }

    @Override
    public void addBoolean(boolean value) {
      values[index] = value;
    }
  }

  /// Decodes each entry of a dictionary once.
  private static final class Text extends PrimitiveConverter {
    private final Consumer<String> sink;
    private @Nullable Dictionary dictionary;
    private @Nullable String[] decoded = {};

    Text(Consumer<String> sink) {
      this.sink = sink;
    }

    @Override
    public void addBinary(Binary value) {
      sink.accept(value.toStringUsingUTF8());
    }

    @Override
    public boolean hasDictionarySupport() {
      return true;
    }

    @Override
    public void setDictionary(Dictionary dictionary) {
      this.dictionary = dictionary;
      this.decoded = new String[dictionary.getMaxId() + 1];
    }

    @Override
    public void addValueFromDictionary(int id) {
      String text = decoded[id];
      if (text == null) {
        if (dictionary == null) {
          throw new IllegalStateException("a dictionary id before its dictionary");
        }
        text = dictionary.decodeToBinary(id).toStringUsingUTF8();
        decoded[id] = text;
      }
      sink.accept(text);
    }
  }

  private static final class Int extends PrimitiveConverter {
    private final Consumer<Integer> sink;

    Int(Consumer<Integer> sink) {
      this.sink = sink;
    }

    @Override
    public void addInt(int value) {
      sink.accept(value);
    }
  }

  /// The three-level list: group, repeated `list`, `element`.
  private static final class ListOf<T> extends GroupConverter {
    private final Object[] values;
    private final int index;
    private final List<T> elements = new ArrayList<>();
    private final Root repeated;

    ListOf(Object[] values, int index, Function<Consumer<T>, Converter> element) {
      this.values = values;
      this.index = index;
      this.repeated = new Root(new Converter[] {element.apply(elements::add)});
    }

    @Override
    public Converter getConverter(int fieldIndex) {
      return repeated;
    }

    @Override
    public void start() {
      elements.clear();
    }

    @Override
    public void end() {
      values[index] = List.copyOf(elements);
    }
  }
}
