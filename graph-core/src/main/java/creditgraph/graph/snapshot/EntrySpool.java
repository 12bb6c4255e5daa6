package creditgraph.graph.snapshot;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Keeps entries in a temporary file until their place in the snapshot is known.
///
/// Entries have ids; the heap holds 12 bytes for each, the file the rest.
final class EntrySpool implements AutoCloseable {

  private final String what;
  private final Path file;
  private final FileChannel channel;
  private final OutputStream out;
  private final IntList ids = new IntList();
  private long[] ends = new long[1024];
  private int[] byId = new int[0];

  private EntrySpool(String what, Path file, FileChannel channel) {
    this.what = what;
    this.file = file;
    this.channel = channel;
    this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
  }

  /// @param what the kind of entry, for messages
  static EntrySpool create(String what, Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return new EntrySpool(what, file, channel);
  }

  void add(int id, RecordWriter entry) throws IOException {
    out.write(entry.bytes(), 0, entry.length());
    int number = ids.size();
    if (number == ends.length) {
      ends = Arrays.copyOf(ends, Math.multiplyExact(number, 2));
    }
    ends[number] = (number == 0 ? 0 : ends[number - 1]) + entry.length();
    ids.add(id);
  }

  /// Ends adding; from now on entries are known by rank, which follows ascending ids.
  ///
  /// @throws SnapshotInvalid when two entries have one id
  void sort() throws IOException {
    out.flush();
    long[] keys = new long[ids.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) ids.get(i) << 32 | i;
    }
    Arrays.parallelSort(keys);
    byId = new int[keys.length];
    for (int rank = 0; rank < keys.length; rank++) {
      byId[rank] = (int) keys[rank];
      if (rank > 0 && id(rank) == id(rank - 1)) {
        throw new SnapshotInvalid("%s %d was added twice".formatted(what, id(rank)));
      }
    }
  }

  int size() {
    return ids.size();
  }

  int id(int rank) {
    return ids.get(byId[rank]);
  }

  RecordReader read(int rank) throws IOException {
    int number = byId[rank];
    long start = number == 0 ? 0 : ends[number - 1];
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(ends[number] - start));
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, start + bytes.position()) < 0) {
        throw new EOFException(file + " ends before entry " + number);
      }
    }
    return new RecordReader(
        MemorySegment.ofArray(bytes.array()), 0, bytes.capacity(), file + " entry " + number, 0);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }

  static void writeTexts(List<String> texts, RecordWriter into) {
    into.number(texts.size());
    texts.forEach(into::text);
  }

  static List<String> readTexts(RecordReader from) {
    int count = from.elements();
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(from.text());
    }
    return texts;
  }
}
