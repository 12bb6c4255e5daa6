package creditgraph.graph.snapshot;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads what [RecordWriter] wrote, and never beyond the end it was given.
final class RecordReader {

  /// What a string has in place of bytes that are not UTF-8; a text may hold it as well.
  private static final char REPLACEMENT = '\uFFFD';

  private final MemorySegment bytes;
  private final String where;
  private final long whereStart;
  private final long end;
  private long position;

  /// @param where names the file in messages
  /// @param whereStart where in that file `bytes` begin
  RecordReader(MemorySegment bytes, long position, long end, String where, long whereStart) {
    if (position < 0 || position > end || end > bytes.byteSize()) {
      throw new SnapshotDamaged(
          where,
          whereStart,
          "record from byte %d to %d of %d".formatted(position, end, bytes.byteSize()));
    }
    this.bytes = bytes;
    this.position = position;
    this.end = end;
    this.where = where;
    this.whereStart = whereStart;
  }

  long position() {
    return position;
  }

  boolean atEnd() {
    return position == end;
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (position == end) {
        throw damaged("a number ends with the record");
      }
      byte next = bytes.get(ValueLayout.JAVA_BYTE, position++);
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        if (next == 0 && shift > 0) {
          throw damaged("a number is longer than it must be");
        }
        if (shift == 63 && next > 1) {
          break;
        }
        return value;
      }
    }
    throw damaged("a number of more than 64 bits");
  }

  int count() {
    long value = number();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw damaged("expected a number below 2^31, found " + Long.toUnsignedString(value));
    }
    return (int) value;
  }

  /// A number of elements of at least one byte each that follow.
  int elements() {
    int count = count();
    if (count > end - position) {
      throw damaged("%d elements in %d bytes".formatted(count, end - position));
    }
    return count;
  }

  String text() {
    int length = elements();
    byte[] utf8 = new byte[length];
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, position, utf8, 0, length);
    String text = new String(utf8, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(utf8)) {
      throw damaged("a text is not UTF-8");
    }
    position += length;
    return text;
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  /// Copies a text as it is.
  void copyText(RecordWriter into) {
    int length = elements();
    into.number(length).raw(bytes, position, length);
    position += length;
  }

  /// Copies all that is left.
  void copyRest(RecordWriter into) {
    into.raw(bytes, position, Math.toIntExact(end - position));
    position = end;
  }

  void skipText() {
    int length = elements();
    position += length;
  }

  /// Passes over the next `length` bytes.
  void skip(long length) {
    requireLeft(length);
    position += length;
  }

  /// Reads from `position` to the same end, apart from this reader.
  RecordReader from(long position) {
    return new RecordReader(bytes, position, end, where, whereStart);
  }

  /// Whether the same bytes are left here and there.
  boolean holdsAs(RecordReader other) {
    return MemorySegment.mismatch(bytes, position, end, other.bytes, other.position, other.end) < 0;
  }

  /// The next `length` bytes as a record of their own, which this reader passes over.
  RecordReader slice(long length) {
    requireLeft(length);
    RecordReader slice = new RecordReader(bytes, position, position + length, where, whereStart);
    position += length;
    return slice;
  }

  private void requireLeft(long length) {
    if (length < 0 || length > end - position) {
      throw damaged("a record of %d bytes in %d".formatted(length, end - position));
    }
  }

  SnapshotDamaged damaged(String what) {
    return new SnapshotDamaged(where, whereStart + position, what);
  }
}
