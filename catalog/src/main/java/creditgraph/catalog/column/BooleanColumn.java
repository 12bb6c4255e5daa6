package creditgraph.catalog.column;

import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridValuesWriter;

/// Truth values, in runs.
public final class BooleanColumn extends ValuesColumn<RunLengthBitPackingHybridValuesWriter> {

  private static final int BITS = 1;

  private boolean anyFalse;
  private boolean anyTrue;

  public BooleanColumn(ColumnDescriptor descriptor, ByteBufferAllocator allocator) {
    super(
        descriptor,
        allocator,
        new RunLengthBitPackingHybridValuesWriter(BITS, INITIAL_BYTES, PAGE_BYTES, allocator));
  }

  public void add(boolean value) {
    values.writeBoolean(value);
    anyTrue |= value;
    anyFalse |= !value;
    countValue();
  }

  @Override
  void resetStatistics() {
    anyFalse = false;
    anyTrue = false;
  }

  @Override
  byte[] least() {
    return BytesUtils.booleanToBytes(!anyFalse);
  }

  @Override
  byte[] greatest() {
    return BytesUtils.booleanToBytes(anyTrue);
  }
}
