package creditgraph.graph.snapshot;

import creditgraph.graph.csr.TemporaryFiles;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.IntUnaryOperator;

/// Keeps entries in temporary files until their place in the snapshot is known.
///
/// One file holds the entries, another id and length of each; once all are there, a third, mapped,
/// says where the entry of each rank lies. Nothing on the heap grows with them.
final class EntrySpool implements AutoCloseable {

  private static final ValueLayout.OfLong START = ValueLayout.JAVA_LONG;
  private static final ValueLayout.OfInt LENGTH = ValueLayout.JAVA_INT;
  private static final int INDEX_BYTES = 2 * Integer.BYTES;

  private final TemporaryFiles temporary;
  private final SpoolFile entries;
  private final SpoolFile index;
  private final Arena arena = Arena.ofShared();
  private MemorySegment starts = MemorySegment.NULL;
  private MemorySegment lengths = MemorySegment.NULL;

  private EntrySpool(TemporaryFiles temporary, SpoolFile entries, SpoolFile index) {
    this.temporary = temporary;
    this.entries = entries;
    this.index = index;
  }

  static EntrySpool create(TemporaryFiles temporary) throws IOException {
    SpoolFile entries = SpoolFile.create(temporary);
    try {
      return new EntrySpool(temporary, entries, SpoolFile.create(temporary));
    } catch (IOException e) {
      entries.close();
      throw e;
    }
  }

  /// Adds an entry, which takes a byte or more.
  void add(int id, RecordWriter entry) throws IOException {
    entries.put(entry.bytes(), entry.length());
    index.put(id);
    index.put(entry.length());
  }

  /// Ends adding; from now on entries are known by rank.
  ///
  /// @param count ranks there are
  /// @param rankOf the rank of an id, or a negative number for an entry that is not needed
  void place(int count, IntUnaryOperator rankOf) throws IOException {
    entries.flush();
    index.flush();
    starts = temporary.allocate(arena, (long) count * Long.BYTES);
    lengths = temporary.allocate(arena, (long) count * Integer.BYTES);
    ByteBuffer block = ByteBuffer.allocate(1 << 16).order(SpoolFile.ORDER);
    long start = 0;
    long end = index.channel().size();
    for (long at = 0; at < end; at += block.limit()) {
      block.clear().limit((int) Math.min(block.capacity(), end - at));
      fill(index.channel(), at, block);
      for (int i = 0; i < block.limit(); i += INDEX_BYTES) {
        int rank = rankOf.applyAsInt(block.getInt(i));
        int length = block.getInt(i + Integer.BYTES);
        if (rank >= 0) {
          starts.setAtIndex(START, rank, start);
          lengths.setAtIndex(LENGTH, rank, length);
        }
        start += length;
      }
    }
  }

  /// Whether an entry of this rank was added.
  boolean has(int rank) {
    return lengths.getAtIndex(LENGTH, rank) > 0;
  }

  /// Reads entries, for one thread.
  Reader reader() {
    return new Reader();
  }

  /// Holds one entry at a time.
  final class Reader {
    private byte[] bytes = new byte[1 << 12];

    private Reader() {}

    /// The entry of this rank, to be read before the next is asked for.
    RecordReader read(int rank) throws IOException {
      int length = lengths.getAtIndex(LENGTH, rank);
      if (length > bytes.length) {
        bytes = new byte[Math.max(length, (int) Math.min(2L * bytes.length, 1 << 30))];
      }
      fill(entries.channel(), starts.getAtIndex(START, rank), ByteBuffer.wrap(bytes, 0, length));
      return new RecordReader(MemorySegment.ofArray(bytes), 0, length, "entry of rank " + rank, 0);
    }
  }

  private static void fill(FileChannel file, long position, ByteBuffer into) throws IOException {
    int from = into.position();
    while (into.hasRemaining()) {
      if (file.read(into, position + into.position() - from) < 0) {
        throw new EOFException("a temporary file ends before byte " + position);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (arena.scope().isAlive()) {
      arena.close();
    }
    try (entries) {
      index.close();
    }
  }
}
