package creditgraph.graph.snapshot;

import creditgraph.graph.csr.Varint;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Collects numbers and texts of one record; used again for the next.
final class RecordWriter {

  private byte[] bytes = new byte[256];
  private int length;

  void clear() {
    length = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  RecordWriter number(long value) {
    reserve(Varint.MAX_LONG_BYTES);
    length = Varint.put(bytes, length, value);
    return this;
  }

  /// UTF-8 after its length; half a surrogate pair becomes a question mark.
  RecordWriter text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    return raw(utf8, utf8.length);
  }

  RecordWriter raw(byte[] from, int count) {
    reserve(count);
    System.arraycopy(from, 0, bytes, length, count);
    length += count;
    return this;
  }

  RecordWriter raw(MemorySegment from, long position, int count) {
    reserve(count);
    MemorySegment.copy(from, ValueLayout.JAVA_BYTE, position, bytes, length, count);
    length += count;
    return this;
  }

  private void reserve(int more) {
    int needed = Math.addExact(length, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(bytes.length * 2L, 1 << 30)));
    }
  }
}
