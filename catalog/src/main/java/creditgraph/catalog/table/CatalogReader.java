package creditgraph.catalog.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a table, file after file in name order, each file in its own order.
///
/// Opening reads every footer, so that a file which is not ours is refused before the first row;
/// rows are then streamed with one row group in memory and the checksum of every page verified. For
/// one thread.
public final class CatalogReader<R extends Record> implements Iterator<R>, AutoCloseable {

  private static final String SUFFIX = ".parquet";

  private final TableView<R> view;
  private final List<Path> files;
  private final RowDecoder<R> decoder;
  private final long rowCount;
  private final boolean sorted;

  private int nextFile;
  private @Nullable OpenFile<R> current;

  private CatalogReader(TableView<R> view, List<Path> files, long rowCount, boolean sorted) {
    this.view = view;
    this.files = files;
    this.decoder = new RowDecoder<>(view);
    this.rowCount = rowCount;
    this.sorted = sorted;
  }

  /// Reads whole rows.
  ///
  /// @param directoryOrFile one file, or a directory with `*.parquet` files, partitions included
  /// @throws CatalogUnreadable naming the file that is missing, damaged or of another table
  public static <R extends Record> CatalogReader<R> open(
      Path directoryOrFile, CatalogTable<R> table) throws IOException {
    return open(directoryOrFile, table.view(table.rowType()));
  }

  /// Reads some columns, and no others from the disk.
  ///
  /// @param directoryOrFile one file, or a directory with `*.parquet` files, partitions included
  /// @throws CatalogUnreadable naming the file that is missing, damaged or of another table
  public static <R extends Record> CatalogReader<R> open(Path directoryOrFile, TableView<R> view)
      throws IOException {
    List<Path> files = files(directoryOrFile);
    long rowCount = 0;
    RowRange range = RowRange.EMPTY;
    for (Path file : files) {
      try (ParquetFileReader parquet = openParquet(file, view.table())) {
        rowCount += parquet.getRecordCount();
        range = range.then(range(file, parquet));
      }
    }
    return new CatalogReader<>(view, files, rowCount, range.state() != RowRange.State.UNSORTED);
  }

  /// Rows in all files together, from their footers.
  public long rowCount() {
    return rowCount;
  }

  /// Whether the rows come in strictly ascending order of the table's sort key: a stream that can
  /// be merged with others. False for all credits together, whose scopes each start again.
  public boolean sorted() {
    return sorted;
  }

  /// @throws UncheckedIOException holding a [CatalogUnreadable] when a page is damaged
  @Override
  public boolean hasNext() {
    try {
      while (current == null || !current.hasNext()) {
        if (nextFile == files.size()) {
          return false;
        }
        close();
        Path file = files.get(nextFile++);
        current = new OpenFile<>(file, openParquet(file, view.table()), view, decoder);
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @throws UncheckedIOException holding a [CatalogUnreadable] when a page is damaged
  @Override
  public R next() {
    if (!hasNext() || current == null) {
      throw new NoSuchElementException(view.table() + " has no more rows");
    }
    try {
      return current.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      OpenFile<R> closing = current;
      current = null;
      closing.parquet.close();
    }
  }

  private static List<Path> files(Path directoryOrFile) throws IOException {
    if (Files.isRegularFile(directoryOrFile)) {
      return List.of(directoryOrFile);
    }
    if (!Files.isDirectory(directoryOrFile)) {
      throw new CatalogUnreadable(directoryOrFile, "expected a directory or a file, found nothing");
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directoryOrFile)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new CatalogUnreadable(directoryOrFile, "expected *" + SUFFIX + " files, found none");
    }
    for (Path file : files) {
      if (!file.toString().endsWith(SUFFIX)) {
        throw new CatalogUnreadable(file, "expected only *" + SUFFIX + " files beside it");
      }
    }
    return files;
  }

  private static ParquetFileReader openParquet(Path file, CatalogTable<?> table)
      throws IOException {
    ParquetFileReader parquet;
    try {
      parquet = ParquetFileReader.open(new LocalInputFile(file), PlainReadOptions.create());
    } catch (RuntimeException e) {
      throw new CatalogUnreadable(file, "expected a Parquet file: " + e.getMessage(), e);
    }
    MessageType found = parquet.getFileMetaData().getSchema();
    if (!found.equals(table.schema())) {
      parquet.close();
      throw new CatalogUnreadable(
          file, "expected the columns%n%s but found%n%s".formatted(table.schema(), found));
    }
    return parquet;
  }

  private static RowRange range(Path file, ParquetFileReader parquet) throws CatalogUnreadable {
    String text = parquet.getFileMetaData().getKeyValueMetaData().get(RowRange.KEY);
    if (text == null) {
      throw new CatalogUnreadable(file, "footer has no " + RowRange.KEY + ": not written by us");
    }
    try {
      return RowRange.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CatalogUnreadable(file, "footer entry " + RowRange.KEY + ": " + e.getMessage(), e);
    }
  }

  /// One file being read, a row group at a time.
  private static final class OpenFile<R extends Record> {

    private final Path file;
    private final ParquetFileReader parquet;
    private final MessageColumnIO columns;
    private final RowDecoder<R> decoder;
    private @Nullable RecordReader<R> rows;
    private long rowsLeft;
    private int rowGroups;

    OpenFile(Path file, ParquetFileReader parquet, TableView<R> view, RowDecoder<R> decoder) {
      this.file = file;
      this.parquet = parquet;
      this.decoder = decoder;
      parquet.setRequestedSchema(view.schema());
      this.columns =
          new ColumnIOFactory(parquet.getFileMetaData().getCreatedBy())
              .getColumnIO(view.schema(), view.table().schema(), true);
    }

    boolean hasNext() throws IOException {
      while (rowsLeft == 0) {
        PageReadStore rowGroup;
        try {
          rowGroup = parquet.readNextRowGroup();
          if (rowGroup == null) {
            return false;
          }
          rows = columns.getRecordReader(rowGroup, decoder, FilterCompat.NOOP);
        } catch (RuntimeException e) {
          throw damaged(e);
        }
        rowsLeft = rowGroup.getRowCount();
        rowGroups++;
      }
      return true;
    }

    R next() throws IOException {
      RecordReader<R> from = rows;
      if (from == null) {
        throw new NoSuchElementException();
      }
      rowsLeft--;
      try {
        return from.read();
      } catch (RuntimeException e) {
        throw damaged(e);
      }
    }

    private CatalogUnreadable damaged(RuntimeException e) {
      return new CatalogUnreadable(
          file, "damaged near row group %d: %s".formatted(rowGroups, e.getMessage()), e);
    }
  }
}
