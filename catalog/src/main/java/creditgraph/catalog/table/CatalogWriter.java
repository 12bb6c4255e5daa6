package creditgraph.catalog.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/// Writes one Parquet file of a table.
///
/// Same rows in the same order give the same bytes: nothing in the file names a time, a machine or
/// a path. Holds one [RowGroup] and the dictionaries of its columns. For one thread. Until [#close]
/// returns the file is not readable; syncing it to disk is the caller's business.
public final class CatalogWriter<R extends Record> implements AutoCloseable {

  /// Smallest and largest texts are kept this short in the footer; notes may be long.
  private static final int STATISTICS_BYTES = 64;

  /// Row groups follow each other without a gap.
  private static final int PADDING_BYTES = 0;

  private final Path path;
  private final CatalogTable<R> table;
  private final RowEncoder<R> encoder;
  private final ParquetProperties properties;
  private final OpenFile output;
  private final ParquetFileWriter file;
  private final ZstdCodecs codecs;
  private final BytesInputCompressor compressor;
  private RowGroup group;
  private long rows;
  private boolean closed;

  private CatalogWriter(
      OpenFile output,
      CatalogTable<R> table,
      ParquetProperties properties,
      ParquetFileWriter file) {
    this.path = output.path();
    this.table = table;
    this.encoder = new RowEncoder<>(table, properties.getAllocator());
    this.properties = properties;
    this.output = output;
    this.file = file;
    this.codecs = new ZstdCodecs();
    this.compressor = codecs.getCompressor(CompressionCodecName.ZSTD);
    this.group = beginGroup();
  }

  /// Starts a new file and makes its directory when that is missing.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException rather than overwrite
  public static <R extends Record> CatalogWriter<R> open(Path path, CatalogTable<R> table)
      throws IOException {
    Path directory = path.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    ParquetProperties properties = properties();
    OpenFile output = OpenFile.create(path);
    ParquetFileWriter file =
        new ParquetFileWriter(
            output,
            table.schema(),
            ParquetFileWriter.Mode.CREATE,
            RowGroup.FULL_BYTES,
            PADDING_BYTES,
            null,
            properties);
    file.start();
    return new CatalogWriter<>(output, table, properties, file);
  }

  private static ParquetProperties properties() {
    return ParquetProperties.builder()
        .withWriterVersion(WriterVersion.PARQUET_2_0)
        .withStatisticsTruncateLength(STATISTICS_BYTES)
        .withPageWriteChecksumEnabled(true)
        .build();
  }

  private RowGroup beginGroup() {
    return RowGroup.begin(table.schema(), encoder.chunks(), properties, compressor);
  }

  /// @throws CatalogUnwritable when the disk does not take a row group
  public void write(R row) throws IOException {
    write(List.of(row));
  }

  /// Many rows at a time cost less; the file is the same.
  ///
  /// @throws CatalogUnwritable when the disk does not take a row group
  /// @throws IllegalStateException after [#close]
  public void write(List<R> batch) throws IOException {
    if (closed) {
      throw new IllegalStateException(path + " is closed");
    }
    for (int from = 0; from < batch.size(); ) {
      int to = Math.min(batch.size(), from + group.rowsUntilLook());
      encoder.encode(batch.subList(from, to));
      group.added(to - from);
      rows += to - from;
      from = to;
      if (group.isFull()) {
        writeGroup();
        group = beginGroup();
      }
    }
  }

  private void writeGroup() throws CatalogUnwritable {
    try {
      group.writeTo(file);
    } catch (IOException e) {
      throw new CatalogUnwritable(path, e);
    }
  }

  /// Rows written so far.
  public long rows() {
    return rows;
  }

  public Path file() {
    return path;
  }

  /// Writes the footer. A file without one is refused by every reader. Repeats do nothing.
  ///
  /// @throws CatalogUnwritable when the disk does not take it
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (output;
        file) {
      if (group.isEmpty()) {
        group.close();
      } else {
        group.writeTo(file);
      }
      file.end(Map.of(RowRange.KEY, encoder.range().text()));
    } catch (IOException e) {
      throw new CatalogUnwritable(path, e);
    } finally {
      codecs.release();
    }
  }
}
