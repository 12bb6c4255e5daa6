package creditgraph.catalog.table;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/// Reads the components of a row record and makes records, at the price of an ordinary call: the
/// accessors are linked once, primitives are not boxed on the way out.
///
/// @param <R> the row; its class must be public, but for [#constructor]
final class RowAccess<R extends Record> {

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private final Class<R> rowType;

  RowAccess(Class<R> rowType) {
    this.rowType = rowType;
  }

  @SuppressWarnings("unchecked")
  ToIntFunction<R> ints(String component) {
    return (ToIntFunction<R>) link(component, ToIntFunction.class, "applyAsInt", int.class);
  }

  @SuppressWarnings("unchecked")
  ToLongFunction<R> longs(String component) {
    return (ToLongFunction<R>) link(component, ToLongFunction.class, "applyAsLong", long.class);
  }

  @SuppressWarnings("unchecked")
  Predicate<R> booleans(String component) {
    return (Predicate<R>) link(component, Predicate.class, "test", boolean.class);
  }

  @SuppressWarnings("unchecked")
  <T> Function<R, T> objects(String component) {
    return (Function<R, T>) link(component, Function.class, "apply", Object.class);
  }

  /// The canonical constructor, taking the components in order and boxed.
  MethodHandle constructor() {
    RecordComponent[] components = rowType.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return MethodHandles.privateLookupIn(rowType, LOOKUP)
          .findConstructor(rowType, MethodType.methodType(void.class, types))
          .asSpreader(Object[].class, types.length)
          .asType(MethodType.methodType(Record.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw notAccessible(e);
    }
  }

  private Object link(String component, Class<?> function, String method, Class<?> returns) {
    try {
      MethodHandle accessor = LOOKUP.unreflect(rowType.getMethod(component));
      return LambdaMetafactory.metafactory(
              LOOKUP,
              method,
              MethodType.methodType(function),
              MethodType.methodType(returns, Object.class),
              accessor,
              accessor.type())
          .getTarget()
          .invoke();
    } catch (ReflectiveOperationException e) {
      throw notAccessible(e);
    } catch (Throwable e) {
      throw new LinkageError(rowType.getName() + "." + component, e);
    }
  }

  private IllegalArgumentException notAccessible(ReflectiveOperationException e) {
    return new IllegalArgumentException("row " + rowType.getName() + " must be public", e);
  }
}
