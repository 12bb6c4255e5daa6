package creditgraph.catalog.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/// Writes one Parquet file of a table.
///
/// Same rows in the same order give the same bytes: nothing in the file names a time, a machine or
/// a path. Holds one [RowGroup] and the dictionaries of its columns. For one thread. Until [#close]
/// returns the file is not readable; syncing it to disk is the caller's business.
public final class CatalogWriter<R extends Record> implements AutoCloseable {

  private static final int PAGE_BYTES = 256 << 10;
  private static final int DICTIONARY_BYTES = 512 << 10;

  /// Smallest and largest texts are kept this short in the footer; notes may be long.
  private static final int STATISTICS_BYTES = 64;

  /// Row groups follow each other without a gap.
  private static final int PADDING_BYTES = 0;

  private final Path path;
  private final CatalogTable<R> table;
  private final RowEncoder<R> encoder;
  private final ParquetProperties properties;
  private final ParquetFileWriter file;
  private final ZstdCodecs codecs;
  private final BytesInputCompressor compressor;
  private RowGroup group;
  private long rows;

  private CatalogWriter(
      Path path, CatalogTable<R> table, ParquetProperties properties, ParquetFileWriter file) {
    this.path = path;
    this.table = table;
    this.encoder = new RowEncoder<>(table);
    this.properties = properties;
    this.file = file;
    this.codecs = new ZstdCodecs();
    this.compressor = codecs.getCompressor(CompressionCodecName.ZSTD);
    this.group = RowGroup.begin(table.schema(), properties, compressor);
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
    ParquetProperties properties = properties(table);
    ParquetFileWriter file =
        new ParquetFileWriter(
            new LocalOutputFile(path),
            table.schema(),
            ParquetFileWriter.Mode.CREATE,
            RowGroup.FULL_BYTES,
            PADDING_BYTES,
            null,
            properties);
    file.start();
    return new CatalogWriter<>(path, table, properties, file);
  }

  private static ParquetProperties properties(CatalogTable<?> table) {
    // Ascending ids are small as differences and never repeat enough for a dictionary.
    CatalogColumn key = table.columns().getFirst();
    return ParquetProperties.builder()
        .withWriterVersion(WriterVersion.PARQUET_2_0)
        .withPageSize(PAGE_BYTES)
        .withDictionaryPageSize(DICTIONARY_BYTES)
        .withDictionaryEncoding(true)
        .withDictionaryEncoding(key.name(), false)
        .withStatisticsTruncateLength(STATISTICS_BYTES)
        .withPageWriteChecksumEnabled(true)
        .withSizeStatisticsEnabled(false) // counted for each value, and no reader of ours asks
        .build();
  }

  /// @throws CatalogUnwritable when the disk does not take a row group
  public void write(R row) throws IOException {
    encoder.encode(row, group.columns());
    group.endRow();
    rows++;
    if (group.isFull()) {
      writeGroup();
      group = RowGroup.begin(table.schema(), properties, compressor);
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

  /// Writes the footer. A file without one is refused by every reader.
  ///
  /// @throws CatalogUnwritable when the disk does not take it
  @Override
  public void close() throws IOException {
    try (file) {
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
