package creditgraph.graph.snapshot;

import creditgraph.graph.csr.CreditGraph;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The role bits of each credit, once: release by release, artists in the order of the row.
///
/// Each is the number of an entry of the role dictionary, as LEB128; a third section holds where
/// the codes of every sixteenth release begin.
final class RoleRows {

  static final int RELEASES_PER_BLOCK = 16;

  private final MemorySegment dictionary;
  private final MemorySegment codes;
  private final MemorySegment starts;
  private final String where;
  private final long whereStart;

  RoleRows(
      MemorySegment dictionary,
      MemorySegment codes,
      MemorySegment starts,
      String where,
      long whereStart) {
    this.dictionary = dictionary;
    this.codes = codes;
    this.starts = starts;
    this.where = where;
    this.whereStart = whereStart;
  }

  int dictionarySize() {
    return (int) (dictionary.byteSize() / Integer.BYTES);
  }

  int entry(int code) {
    return dictionary.get(FileLayout.U32, (long) code * Integer.BYTES);
  }

  long start(int block) {
    return starts.get(FileLayout.U64, (long) block * Long.BYTES);
  }

  RecordReader readerAt(long position) {
    return new RecordReader(codes, position, codes.byteSize(), where, whereStart);
  }

  /// The role bits of the artist at `index` of a release's row.
  int roles(CreditGraph graph, int release, int index) {
    RecordReader reader = readerOf(graph, release);
    for (int skipped = 0; skipped < index; skipped++) {
      reader.number();
    }
    return next(reader);
  }

  /// The role bits of all artists of a release's row.
  void read(CreditGraph graph, int release, int count, int[] into) {
    RecordReader reader = readerOf(graph, release);
    for (int i = 0; i < count; i++) {
      into[i] = next(reader);
    }
  }

  private RecordReader readerOf(CreditGraph graph, int release) {
    int block = release / RELEASES_PER_BLOCK;
    RecordReader reader = readerAt(start(block));
    long skipped = 0;
    for (int other = block * RELEASES_PER_BLOCK; other < release; other++) {
      skipped += graph.artistsOn(other);
    }
    for (long i = 0; i < skipped; i++) {
      reader.number();
    }
    return reader;
  }

  private int next(RecordReader reader) {
    int code = reader.count();
    if (code >= dictionarySize()) {
      throw reader.damaged("role entry %d of %d".formatted(code, dictionarySize()));
    }
    return entry(code);
  }

  /// Collects where blocks begin while codes are written.
  static final class Starts {
    private final ByteBuffer bytes;
    private long position;
    private int releases;

    Starts(int releaseCount) {
      this.bytes =
          ByteBuffer.allocate(Math.toIntExact(startBytes(releaseCount)))
              .order(ByteOrder.LITTLE_ENDIAN);
    }

    void add(int codeBytes) {
      if (releases++ % RELEASES_PER_BLOCK == 0) {
        bytes.putLong(position);
      }
      position += codeBytes;
    }

    ByteBuffer bytes() {
      return bytes.flip();
    }
  }

  static long startBytes(long releases) {
    return (releases + RELEASES_PER_BLOCK - 1) / RELEASES_PER_BLOCK * Long.BYTES;
  }
}
