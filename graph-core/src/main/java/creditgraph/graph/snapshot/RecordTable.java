package creditgraph.graph.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/// Records of any length, found by number.
///
/// Records follow each other, each after its length; a second section holds where every sixteenth
/// begins.
final class RecordTable {

  static final int RECORDS_PER_BLOCK = 16;

  private static final int ABSENT = -1;

  private final MemorySegment records;
  private final MemorySegment starts;
  private final int count;
  private final String where;
  private final long whereStart;

  RecordTable(
      MemorySegment records, MemorySegment starts, int count, String where, long whereStart) {
    this.records = records;
    this.starts = starts;
    this.count = count;
    this.where = where;
    this.whereStart = whereStart;
  }

  /// The place of a table whose file was not opened.
  static RecordTable absent(String where) {
    return new RecordTable(MemorySegment.NULL, MemorySegment.NULL, ABSENT, where, 0);
  }

  /// Bytes of the section of starts.
  static long startBytes(long count) {
    return (count + RECORDS_PER_BLOCK - 1) / RECORDS_PER_BLOCK * Long.BYTES;
  }

  int count() {
    return count;
  }

  RecordReader record(int number) {
    if (count == ABSENT) {
      throw new IllegalStateException(
          where + " is not open: the snapshot was opened for its topology alone");
    }
    Objects.checkIndex(number, count);
    RecordReader reader = readerAt(start(number / RECORDS_PER_BLOCK));
    for (int skipped = number % RECORDS_PER_BLOCK; skipped > 0; skipped--) {
      reader.skip(reader.number());
    }
    return reader.slice(reader.number());
  }

  /// Reads from a byte of the records on, to their end.
  RecordReader readerAt(long position) {
    return new RecordReader(records, position, records.byteSize(), where, whereStart);
  }

  long start(int block) {
    return starts.get(FileLayout.U64, (long) block * Long.BYTES);
  }

  /// Writes the records and remembers the starts.
  static final class Writer {
    private final OutputStream out;
    private final RecordWriter prefix = new RecordWriter();
    private ByteBuffer starts = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
    private long written;
    private int count;

    Writer(OutputStream out) {
      this.out = out;
    }

    void add(RecordWriter record) throws IOException {
      if (count++ % RECORDS_PER_BLOCK == 0) {
        if (!starts.hasRemaining()) {
          starts =
              ByteBuffer.allocate(Math.multiplyExact(starts.capacity(), 2))
                  .order(ByteOrder.LITTLE_ENDIAN)
                  .put(starts.flip());
        }
        starts.putLong(written);
      }
      prefix.clear();
      prefix.number(record.length());
      out.write(prefix.bytes(), 0, prefix.length());
      out.write(record.bytes(), 0, record.length());
      written += prefix.length() + (long) record.length();
    }

    /// The section of starts, after the last record.
    ByteBuffer starts() {
      return starts.flip();
    }
  }
}
