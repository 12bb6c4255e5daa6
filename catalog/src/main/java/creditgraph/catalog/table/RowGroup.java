package creditgraph.catalog.table;

import creditgraph.catalog.column.ColumnChunk;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/// The rows of a file that are not in it yet, encoded and compressed page by page.
final class RowGroup {

  /// Compressed and encoded bytes of a group that is full. Ingest has a dozen files open at once
  /// and a group of each in memory, so this is small; a group of credits or tracks still holds
  /// several times the 122,880 rows that DuckDB takes as one unit of parallel work.
  static final long FULL_BYTES = 3L << 20;

  /// Bounds a group of very small rows, which would otherwise hold many millions.
  static final int FULL_ROWS = 1 << 20;

  /// To add up the sizes of all columns costs more than a row.
  private static final int ROWS_BETWEEN_LOOKS = 1 << 10;

  private final ColumnChunkPageWriteStore pages;
  private final List<ColumnChunk> columns;
  private int rows;

  private RowGroup(ColumnChunkPageWriteStore pages, List<ColumnChunk> columns) {
    this.pages = pages;
    this.columns = columns;
  }

  /// @param columns in the order of the schema; they begin anew with this group
  static RowGroup begin(
      MessageType schema,
      List<ColumnChunk> columns,
      ParquetProperties properties,
      BytesInputCompressor compressor) {
    ColumnChunkPageWriteStore pages =
        ColumnChunkPageWriteStore.builder()
            .withCompressorProvider(_ -> compressor)
            .withSchema(schema)
            .withAllocator(properties.getAllocator())
            .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
            .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
            .build();
    columns.forEach(column -> column.begin(pages.getPageWriter(column.descriptor())));
    return new RowGroup(pages, columns);
  }

  /// How many rows may come before [#isFull] must be asked again.
  int rowsUntilLook() {
    return ROWS_BETWEEN_LOOKS - rows % ROWS_BETWEEN_LOOKS;
  }

  /// So many rows were added to every column.
  void added(int count) {
    rows += count;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  boolean isFull() {
    return rows == FULL_ROWS
        || (rows % ROWS_BETWEEN_LOOKS == 0
            && columns.stream().mapToLong(ColumnChunk::bufferedBytes).sum() >= FULL_BYTES);
  }

  /// Appends the group to the file; it takes no more rows.
  void writeTo(ParquetFileWriter file) throws IOException {
    file.startBlock(rows);
    for (ColumnChunk column : columns) {
      column.finish();
    }
    pages.flushToFileWriter(file);
    file.endBlock();
    close();
  }

  /// Gives the memory back, written or not.
  void close() {
    pages.close();
  }
}
