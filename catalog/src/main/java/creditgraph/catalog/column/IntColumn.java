package creditgraph.catalog.column;

import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;

/// 32-bit integers as packed differences: ids ascend, sequences count, and the others are small.
public final class IntColumn extends ValuesColumn<DeltaBinaryPackingValuesWriterForInteger> {

  private int least = Integer.MAX_VALUE;
  private int greatest = Integer.MIN_VALUE;

  public IntColumn(ColumnDescriptor descriptor, ByteBufferAllocator allocator) {
    super(
        descriptor,
        allocator,
        new DeltaBinaryPackingValuesWriterForInteger(INITIAL_BYTES, PAGE_BYTES, allocator));
  }

  public void add(int value) {
    values.writeInteger(value);
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
    countValue();
  }

  @Override
  void resetStatistics() {
    least = Integer.MAX_VALUE;
    greatest = Integer.MIN_VALUE;
  }

  @Override
  byte[] least() {
    return BytesUtils.intToBytes(least);
  }

  @Override
  byte[] greatest() {
    return BytesUtils.intToBytes(greatest);
  }
}
