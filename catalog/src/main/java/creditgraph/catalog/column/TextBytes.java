package creditgraph.catalog.column;

import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;

/// The texts of a page one behind the other, their lengths before them.
final class TextBytes {

  static final Encoding ENCODING = Encoding.DELTA_LENGTH_BYTE_ARRAY;

  private final DeltaBinaryPackingValuesWriterForInteger lengths;
  private byte[] bytes = {};
  private int size;

  TextBytes(ByteBufferAllocator allocator) {
    this.lengths =
        new DeltaBinaryPackingValuesWriterForInteger(
            ValuesColumn.INITIAL_BYTES, ColumnChunk.PAGE_BYTES, allocator);
  }

  void add(byte[] text) {
    lengths.writeInteger(text.length);
    if (text.length > bytes.length - size) {
      int wanted = Math.addExact(size, text.length);
      bytes = Arrays.copyOf(bytes, Math.max(wanted + wanted / 2, ColumnChunk.PAGE_BYTES));
    }
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
  }

  int size() {
    return size;
  }

  BytesInput encoded() {
    return BytesInput.concat(lengths.getBytes(), BytesInput.from(bytes, 0, size));
  }

  /// A page of one very long text shall not keep its memory.
  void reset() {
    lengths.reset();
    size = 0;
    if (bytes.length > 4 * ColumnChunk.PAGE_BYTES) {
      bytes = new byte[0];
    }
  }
}
