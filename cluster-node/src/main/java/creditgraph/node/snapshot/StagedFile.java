package creditgraph.node.snapshot;

import creditgraph.graph.snapshot.Manifest.FileEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// A file of a snapshot on its way.
///
/// A chunk is written when its hash is right and never before. So whatever stopped a fetch, and
/// whatever a card has made of the file since, the next fetch reads it, keeps the chunks that are
/// right and brings the others.
final class StagedFile {

  private static final int CHUNK_BYTES = FileEntry.CHUNK_BYTES;

  private final Path path;
  private final FileEntry entry;

  private StagedFile(Path path, FileEntry entry) {
    this.path = path;
    this.entry = entry;
  }

  /// Chunks in a row that are not there.
  ///
  /// @param firstChunk number of the first
  /// @param first offset of its first byte
  /// @param bytes of all of them, more than 0
  record Gap(StagedFile file, int firstChunk, long first, long bytes) {}

  /// @throws WrongBytes when the entry does not describe a file of this name in chunks
  static StagedFile of(Path directory, FileEntry entry) {
    Path path = directory.resolve(entry.name());
    long chunks = (entry.bytes() + CHUNK_BYTES - 1) / CHUNK_BYTES;
    if (!directory.equals(path.getParent()) || entry.chunks().size() != chunks) {
      throw new WrongBytes(
          "the manifest lists '%s' with %d bytes in %d chunks: expected a plain name and %d"
              .formatted(entry.name(), entry.bytes(), entry.chunks().size(), chunks));
    }
    return new StagedFile(path, entry);
  }

  FileEntry entry() {
    return entry;
  }

  /// What has to be fetched. Reads and hashes all that is there; what lies beyond the end is cut
  /// off.
  List<Gap> gaps() throws IOException {
    List<Gap> gaps = new ArrayList<>();
    try (FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (channel.size() > entry.bytes()) {
        channel.truncate(entry.bytes());
      }
      ByteBuffer buffer =
          ByteBuffer.allocate(Math.toIntExact(Math.min(CHUNK_BYTES, entry.bytes())));
      int firstMissing = -1;
      for (int chunk = 0; chunk < entry.chunks().size(); chunk++) {
        boolean isThere = isThere(channel, chunk, buffer);
        if (!isThere && firstMissing < 0) {
          firstMissing = chunk;
        } else if (isThere && firstMissing >= 0) {
          gaps.add(gap(firstMissing, chunk));
          firstMissing = -1;
        }
      }
      if (firstMissing >= 0) {
        gaps.add(gap(firstMissing, entry.chunks().size()));
      }
    }
    return List.copyOf(gaps);
  }

  int chunkBytes(int chunk) {
    return Math.toIntExact(Math.min(CHUNK_BYTES, entry.bytes() - start(chunk)));
  }

  /// @throws WrongBytes when these are not the bytes that the manifest means; nothing is written
  void write(int chunk, ByteBuffer bytes) throws IOException {
    String found = Sha256.of(bytes.duplicate());
    String expected = entry.chunks().get(chunk);
    if (!found.equals(expected)) {
      throw new WrongBytes(
          "%s from byte %d: expected SHA-256 %s as in the manifest, found %s"
              .formatted(entry.name(), start(chunk), expected, found));
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      long position = start(chunk);
      while (bytes.hasRemaining()) {
        position += channel.write(bytes, position);
      }
    }
  }

  /// What came over the line is not what was published.
  static final class WrongBytes extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongBytes(String message) {
      super(message);
    }
  }

  private boolean isThere(FileChannel channel, int chunk, ByteBuffer buffer) throws IOException {
    buffer.clear().limit(chunkBytes(chunk));
    long position = start(chunk);
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, position);
      if (read < 0) {
        return false;
      }
      position += read;
    }
    return Sha256.of(buffer.flip()).equals(entry.chunks().get(chunk));
  }

  private Gap gap(int from, int to) {
    return new Gap(this, from, start(from), Math.min(start(to), entry.bytes()) - start(from));
  }

  private static long start(int chunk) {
    return (long) chunk * CHUNK_BYTES;
  }
}
