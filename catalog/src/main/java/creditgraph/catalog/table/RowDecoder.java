package creditgraph.catalog.table;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
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

  RowDecoder(CatalogTable<R> table) {
    this.rowType = table.rowType();
    this.constructor = new RowAccess<>(rowType).constructor();
    this.values = new Object[table.columns().size()];
    Converter[] converters = new Converter[values.length];
    for (int i = 0; i < values.length; i++) {
      converters[i] = converter(table.columns().get(i).type(), values, i);
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
      case TEXTS -> new Texts(values, index);
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

  private interface TextSink {
    void accept(String text);
  }

  /// Decodes each entry of a dictionary once.
  private static final class Text extends PrimitiveConverter {
    private final TextSink sink;
    private @Nullable Dictionary dictionary;
    private @Nullable String[] decoded = {};

    Text(TextSink sink) {
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

  /// The three-level list: group, repeated `list`, `element`.
  private static final class Texts extends GroupConverter {
    private final Object[] values;
    private final int index;
    private final List<String> texts = new ArrayList<>();
    private final Root repeated = new Root(new Converter[] {new Text(texts::add)});

    Texts(Object[] values, int index) {
      this.values = values;
      this.index = index;
    }

    @Override
    public Converter getConverter(int fieldIndex) {
      return repeated;
    }

    @Override
    public void start() {
      texts.clear();
    }

    @Override
    public void end() {
      values[index] = List.copyOf(texts);
    }
  }
}
