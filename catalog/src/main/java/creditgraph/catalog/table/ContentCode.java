package creditgraph.catalog.table;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.List;

/// Makes the code that puts the content columns of a row into a hash: what one would write by hand,
/// `hash.putInt(row.id()); hash.putText(row.name()); …`, from the table's own description.
///
/// A record of the dump has hundreds of values. A loop over columns, each an object that reads the
/// row and another that puts the value, meets two calls a value that no compiler can see through;
/// here there is one call a row.
final class ContentCode {

  /// What the code can do.
  interface RowContent {
    void put(Record row, XxHash64 hash);
  }

  private static final ClassDesc HASH = desc(XxHash64.class);
  private static final MethodTypeDesc PUT =
      MethodTypeDesc.of(ConstantDescs.CD_void, desc(Record.class), HASH);

  private static final int ROW_ARGUMENT = 1;
  private static final int HASH_ARGUMENT = 2;

  private ContentCode() {}

  /// @param rowType public
  /// @param columns in the order in which their values are put
  static RowContent of(Class<? extends Record> rowType, List<CatalogColumn> columns) {
    ClassDesc name = ClassDesc.of(ContentCode.class.getName() + rowType.getSimpleName());
    byte[] code =
        ClassFile.of()
            .build(
                name,
                made -> {
                  made.withInterfaceSymbols(desc(RowContent.class));
                  made.withMethodBody(
                      ConstantDescs.INIT_NAME,
                      ConstantDescs.MTD_void,
                      ClassFile.ACC_PUBLIC,
                      ContentCode::construct);
                  made.withMethodBody(
                      "put", PUT, ClassFile.ACC_PUBLIC, body -> put(body, desc(rowType), columns));
                });
    try {
      return (RowContent)
          MethodHandles.lookup()
              .defineHiddenClass(code, true)
              .lookupClass()
              .getConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("content of " + rowType.getName(), e);
    }
  }

  private static void construct(CodeBuilder body) {
    body.aload(0)
        .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
        .return_();
  }

  private static void put(CodeBuilder body, ClassDesc row, List<CatalogColumn> columns) {
    for (CatalogColumn column : columns) {
      ClassDesc value = valueOf(column.type());
      body.aload(HASH_ARGUMENT)
          .aload(ROW_ARGUMENT)
          .checkcast(row)
          .invokevirtual(row, column.component(), MethodTypeDesc.of(value))
          .invokevirtual(
              HASH, methodFor(column.type()), MethodTypeDesc.of(ConstantDescs.CD_void, value));
    }
    body.return_();
  }

  private static ClassDesc valueOf(ColumnType type) {
    return switch (type) {
      case INT -> ConstantDescs.CD_int;
      case LONG -> ConstantDescs.CD_long;
      case BOOLEAN -> ConstantDescs.CD_boolean;
      case TEXT -> ConstantDescs.CD_String;
      case TEXTS, INTS -> ConstantDescs.CD_List;
    };
  }

  /// The methods of [XxHash64].
  private static String methodFor(ColumnType type) {
    return switch (type) {
      case INT -> "putInt";
      case LONG -> "putLong";
      case BOOLEAN -> "putBoolean";
      case TEXT -> "putText";
      case TEXTS -> "putTexts";
      case INTS -> "putInts";
    };
  }

  private static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }
}
