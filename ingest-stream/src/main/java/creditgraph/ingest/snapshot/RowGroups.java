package creditgraph.ingest.snapshot;

import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.TableView;
import creditgraph.ingest.dump.DumpRefused;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The rows of a child table, parent by parent, beside a reader that walks the parents.
///
/// Both follow the order of the dump, so one row is looked at ahead and nothing is sorted.
///
/// @param <R> the row
final class RowGroups<R extends Record> implements Closeable {

  private final Path source;
  private final CatalogReader<R> rows;
  private final ToIntFunction<R> parentOf;
  private @Nullable R next;

  private RowGroups(Path source, CatalogReader<R> rows, ToIntFunction<R> parentOf) {
    this.source = source;
    this.rows = rows;
    this.parentOf = parentOf;
    advance();
  }

  static <R extends Record> RowGroups<R> open(
      Path files, TableView<R> columns, ToIntFunction<R> parentOf) throws IOException {
    return new RowGroups<>(files, CatalogReader.open(files, columns), parentOf);
  }

  /// The rows of this parent, in order; empty when the next row belongs to another.
  List<R> of(int parent) {
    List<R> group = new ArrayList<>();
    for (R row = next; row != null && parentOf.applyAsInt(row) == parent; row = next) {
      group.add(row);
      advance();
    }
    return group;
  }

  /// To be called after the last parent.
  ///
  /// @throws DumpRefused when rows are left, whose parent was passed or does not exist
  void requireEnd() {
    if (next != null) {
      throw new DumpRefused(
          "%s is not in step with its parent table: rows of record %d are left over. Remove the catalog and ingest the month again."
              .formatted(source, parentOf.applyAsInt(next)));
    }
  }

  private void advance() {
    next = rows.hasNext() ? rows.next() : null;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
