package creditgraph.catalog.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;

/// Writes one Parquet file of a table.
///
/// Same rows in the same order give the same bytes: nothing in the file names a time, a machine or
/// a path. Holds one row group, at most about [#ROW_GROUP_BYTES], and the dictionaries of its
/// columns. For one thread. Until [#close] returns the file is not readable; syncing it to disk is
/// the caller's business.
public final class CatalogWriter<R extends Record> implements AutoCloseable {

  /// Compressed and encoded bytes held before a row group is written. Ingest has some twenty files
  /// open at once, so this is small; a row group still holds several times the 122,880 rows that
  /// DuckDB takes as one unit of parallel work.
  static final long ROW_GROUP_BYTES = 16L << 20;

  /// Bounds a row group of very small rows, which would otherwise hold many millions.
  static final int ROW_GROUP_ROWS = 1 << 20;

  private static final int PAGE_BYTES = 256 << 10;
  private static final int DICTIONARY_BYTES = 512 << 10;

  /// Smallest and largest texts are kept this short in the footer; notes may be long.
  private static final int STATISTICS_BYTES = 64;

  private final Path file;
  private final ParquetWriter<R> writer;
  private long rows;

  private CatalogWriter(Path file, ParquetWriter<R> writer) {
    this.file = file;
    this.writer = writer;
  }

  /// Starts a new file and makes its directory when that is missing.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException rather than overwrite
  public static <R extends Record> CatalogWriter<R> open(Path file, CatalogTable<R> table)
      throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Builder<R> builder =
        new Builder<>(new LocalOutputFile(file), table)
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new ZstdCodecs())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withWriteMode(ParquetFileWriter.Mode.CREATE)
            .withWriterVersion(WriterVersion.PARQUET_2_0)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withRowGroupRowCountLimit(ROW_GROUP_ROWS)
            .withPageSize(PAGE_BYTES)
            .withDictionaryPageSize(DICTIONARY_BYTES)
            .withDictionaryEncoding(true)
            .withStatisticsTruncateLength(STATISTICS_BYTES)
            .withPageWriteChecksumEnabled(true)
            .withValidation(false);
    // Ascending ids are small as differences and never repeat enough for a dictionary.
    CatalogColumn key = table.columns().getFirst();
    return new CatalogWriter<>(file, builder.withDictionaryEncoding(key.name(), false).build());
  }

  public void write(R row) throws IOException {
    writer.write(row);
    rows++;
  }

  /// Rows written so far.
  public long rows() {
    return rows;
  }

  public Path file() {
    return file;
  }

  /// Writes the footer. A file without one is refused by every reader.
  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder<R extends Record>
      extends ParquetWriter.Builder<R, Builder<R>> {

    private final CatalogTable<R> table;

    Builder(OutputFile file, CatalogTable<R> table) {
      super(file);
      this.table = table;
    }

    @Override
    protected Builder<R> self() {
      return this;
    }

    /// Never called, since [PlainParquetConfiguration] is set; abstract in Parquet.
    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<R> getWriteSupport(Configuration configuration) {
      return new RowEncoder<>(table);
    }

    @Override
    protected WriteSupport<R> getWriteSupport(ParquetConfiguration configuration) {
      return new RowEncoder<>(table);
    }
  }
}
