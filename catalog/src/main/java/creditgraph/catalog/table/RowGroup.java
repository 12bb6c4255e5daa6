package creditgraph.catalog.table;

import java.io.IOException;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/// The rows of a file that are not in it yet, encoded and compressed page by page.
///
/// Rows go straight to Parquet's column writers. `ParquetWriter` would take them through its record
/// consumer, which finds out for each value where in the schema it stands; a flat record knows.
final class RowGroup {

  /// Compressed and encoded bytes of a group that is full. Ingest has some twenty files open at
  /// once, so this is small; a row group still holds several times the 122,880 rows that DuckDB
  /// takes as one unit of parallel work.
  static final long FULL_BYTES = 16L << 20;

  /// Bounds a group of very small rows, which would otherwise hold many millions.
  static final int FULL_ROWS = 1 << 20;

  /// To add up the sizes of all columns costs more than a row.
  private static final int ROWS_BETWEEN_LOOKS = 1 << 10;

  private final ColumnChunkPageWriteStore pages;
  private final ColumnWriteStore store;
  private final ColumnWriter[] columns;
  private int rows;

  private RowGroup(
      ColumnChunkPageWriteStore pages, ColumnWriteStore store, ColumnWriter[] columns) {
    this.pages = pages;
    this.store = store;
    this.columns = columns;
  }

  static RowGroup begin(
      MessageType schema, ParquetProperties properties, BytesInputCompressor compressor) {
    ColumnChunkPageWriteStore pages =
        ColumnChunkPageWriteStore.builder()
            .withCompressorProvider(_ -> compressor)
            .withSchema(schema)
            .withAllocator(properties.getAllocator())
            .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
            .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
            .build();
    ColumnWriteStore store = properties.newColumnWriteStore(schema, pages, pages);
    ColumnWriter[] columns =
        schema.getColumns().stream().map(store::getColumnWriter).toArray(ColumnWriter[]::new);
    return new RowGroup(pages, store, columns);
  }

  /// In the order of the schema; a row gives each of them its value, then comes [#endRow].
  ColumnWriter[] columns() {
    return columns;
  }

  void endRow() {
    store.endRecord();
    rows++;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  boolean isFull() {
    return rows == FULL_ROWS
        || (rows % ROWS_BETWEEN_LOOKS == 0 && store.getBufferedSize() >= FULL_BYTES);
  }

  /// Appends the group to the file; it takes no more rows.
  void writeTo(ParquetFileWriter file) throws IOException {
    file.startBlock(rows);
    store.flush();
    pages.flushToFileWriter(file);
    file.endBlock();
    close();
  }

  /// Gives the memory back, written or not.
  void close() {
    store.close();
    pages.close();
  }
}
