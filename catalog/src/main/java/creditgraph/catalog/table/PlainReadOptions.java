package creditgraph.catalog.table;

import java.lang.reflect.Constructor;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.crypto.FileDecryptionProperties;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.format.converter.ParquetMetadataConverter.MetadataFilter;
import org.apache.parquet.hadoop.ParquetMetricsCallback;
import org.jspecify.annotations.Nullable;

/// Makes Parquet's read options without Hadoop.
///
/// The builder of Parquet 1.18 first makes Hadoop's codecs, whatever codecs it is given later, and
/// fails when Hadoop is not there. The constructor that the builder ends in needs none of it but is
/// not public. A test reads a file on a class path without Hadoop, so an upgrade of Parquet that
/// changes this is noticed; the remedy is then the builder, if it has learned to do without.
final class PlainReadOptions {

  private static final int MAX_ALLOCATION_BYTES = 8 << 20;

  private static final Constructor<ParquetReadOptions> CONSTRUCTOR = constructor();

  private PlainReadOptions() {}

  /// Every row, every page checked, nothing filtered.
  static ParquetReadOptions create() {
    // The flags, in order: signed min-max, filters by statistics, by dictionary, by record, by
    // column
    // index, page checksums, Bloom filters, off-heap decryption, vectored I/O.
    @Nullable Object[] arguments = {
      false,
      false,
      false,
      false,
      false,
      true,
      false,
      false,
      false,
      FilterCompat.NOOP,
      ParquetMetadataConverter.NO_FILTER,
      new ZstdCodecs(),
      new HeapByteBufferAllocator(),
      MAX_ALLOCATION_BYTES,
      Map.of(),
      null,
      null,
      new PlainParquetConfiguration()
    };
    try {
      return CONSTRUCTOR.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Parquet's read options could not be made", e);
    }
  }

  private static Constructor<ParquetReadOptions> constructor() {
    try {
      Constructor<ParquetReadOptions> found =
          ParquetReadOptions.class.getDeclaredConstructor(
              boolean.class,
              boolean.class,
              boolean.class,
              boolean.class,
              boolean.class,
              boolean.class,
              boolean.class,
              boolean.class,
              boolean.class,
              FilterCompat.Filter.class,
              MetadataFilter.class,
              CompressionCodecFactory.class,
              ByteBufferAllocator.class,
              int.class,
              Map.class,
              FileDecryptionProperties.class,
              ParquetMetricsCallback.class,
              ParquetConfiguration.class);
      found.setAccessible(true);
      return found;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this version of Parquet has other read options", e);
    }
  }
}
