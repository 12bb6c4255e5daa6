package creditgraph.catalog.column;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;

/// Where the lists of a page begin and end, for required lists of required elements.
///
/// The repetition level says whether a value follows another of its list, the definition level
/// whether there is one at all: an empty list has a place and no value.
final class ListLevels {

  private static final int BITS = 1;
  private static final int INITIAL_BYTES = 256;

  private final RunLengthBitPackingHybridEncoder repetition;
  private final RunLengthBitPackingHybridEncoder definition;
  private int emptyLists;

  ListLevels(ByteBufferAllocator allocator) {
    this.repetition = encoder(allocator);
    this.definition = encoder(allocator);
  }

  private static RunLengthBitPackingHybridEncoder encoder(ByteBufferAllocator allocator) {
    return new RunLengthBitPackingHybridEncoder(
        BITS, INITIAL_BYTES, ColumnChunk.PAGE_BYTES, allocator);
  }

  void add(int size) {
    try {
      repetition.writeInt(0);
      definition.writeInt(size == 0 ? 0 : 1);
      for (int i = 1; i < size; i++) {
        repetition.writeInt(1);
        definition.writeInt(1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    if (size == 0) {
      emptyLists++;
    }
  }

  BytesInput repetition() throws IOException {
    return repetition.toBytes();
  }

  BytesInput definition() throws IOException {
    return definition.toBytes();
  }

  int emptyLists() {
    return emptyLists;
  }

  void reset() {
    repetition.reset();
    definition.reset();
    emptyLists = 0;
  }
}
