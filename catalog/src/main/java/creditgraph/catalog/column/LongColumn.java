package creditgraph.catalog.column;

import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.values.plain.PlainValuesWriter;

/// 64-bit integers as they are: hashes, which nothing makes smaller.
public final class LongColumn extends ValuesColumn<PlainValuesWriter> {

  private long least = Long.MAX_VALUE;
  private long greatest = Long.MIN_VALUE;

  public LongColumn(ColumnDescriptor descriptor, ByteBufferAllocator allocator) {
    super(descriptor, allocator, new PlainValuesWriter(INITIAL_BYTES, PAGE_BYTES, allocator));
  }

  public void add(long value) {
    values.writeLong(value);
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
    countValue();
  }

  @Override
  void resetStatistics() {
    least = Long.MAX_VALUE;
    greatest = Long.MIN_VALUE;
  }

  @Override
  byte[] least() {
    return BytesUtils.longToBytes(least);
  }

  @Override
  byte[] greatest() {
    return BytesUtils.longToBytes(greatest);
  }
}
