package creditgraph.catalog.table;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/// The kinds of column a table may have. Every column is required: "not stated" is a value.
public enum ColumnType {
  /// 32-bit integer.
  INT("int"),
  /// 64-bit integer.
  LONG("long"),
  BOOLEAN("boolean"),
  /// UTF-8 text, never null.
  TEXT("text"),
  /// List of texts, none of them null; Parquet's three-level list.
  TEXTS("list of text"),
  /// List of 32-bit integers; likewise.
  INTS("list of int");

  private final String word;

  ColumnType(String word) {
    this.word = word;
  }

  /// The word used in the documents of the tables.
  public String word() {
    return word;
  }

  static ColumnType of(RecordComponent component) {
    Type type = component.getGenericType();
    if (type == int.class) {
      return INT;
    }
    if (type == long.class) {
      return LONG;
    }
    if (type == boolean.class) {
      return BOOLEAN;
    }
    if (type == String.class) {
      return TEXT;
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      Type element = list.getActualTypeArguments()[0];
      if (element == String.class) {
        return TEXTS;
      }
      if (element == Integer.class) {
        return INTS;
      }
    }
    throw new IllegalArgumentException(
        "%s.%s: expected int, long, boolean, String, List<String> or List<Integer>, found %s"
            .formatted(
                component.getDeclaringRecord().getSimpleName(),
                component.getName(),
                type.getTypeName()));
  }

  org.apache.parquet.schema.Type parquet(String name) {
    return switch (this) {
      case INT -> Types.required(PrimitiveTypeName.INT32).named(name);
      case LONG -> Types.required(PrimitiveTypeName.INT64).named(name);
      case BOOLEAN -> Types.required(PrimitiveTypeName.BOOLEAN).named(name);
      case TEXT ->
          Types.required(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(name);
      case TEXTS ->
          Types.requiredList()
              .requiredElement(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(name);
      case INTS -> Types.requiredList().requiredElement(PrimitiveTypeName.INT32).named(name);
    };
  }
}
