package creditgraph.catalog.column;

import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.values.ValuesWriter;

/// A column whose pages stand alone, each coded by one of Parquet's own writers.
///
/// @param <W> the writer
abstract class ValuesColumn<W extends ValuesWriter> extends ColumnChunk {

  static final int INITIAL_BYTES = 1 << 10;

  final W values;

  ValuesColumn(ColumnDescriptor descriptor, ByteBufferAllocator allocator, W values) {
    super(descriptor, allocator);
    this.values = values;
  }

  /// Forgets least and greatest.
  abstract void resetStatistics();

  @Override
  final void reset() {
    resetPage();
  }

  @Override
  final void resetPage() {
    values.reset();
    resetStatistics();
  }

  @Override
  final long pageBytes() {
    return values.getBufferedSize();
  }

  @Override
  final BytesInput pageData() {
    return values.getBytes();
  }

  @Override
  final Encoding pageEncoding() {
    return values.getEncoding();
  }

  @Override
  final void finish(PageWriter writer) {
    // nothing is shared
  }
}
