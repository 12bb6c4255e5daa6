package creditgraph.graph.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;

/// Compares the bytes of one file with the hashes in the manifest.
final class FileHashes {

  private FileHashes() {}

  /// Reports a missing file, a wrong length, and each chunk that differs.
  static void check(Path directory, Manifest.FileEntry entry, Faults faults) {
    try (FileChannel channel =
        FileChannel.open(directory.resolve(entry.name()), StandardOpenOption.READ)) {
      long size = channel.size();
      if (size != entry.bytes()) {
        faults.add(
            entry.name(),
            Math.min(size, entry.bytes()),
            "expected %d bytes, found %d".formatted(entry.bytes(), size));
      }
      compare(channel, entry, contentEnd(entry), faults);
    } catch (NoSuchFileException e) {
      faults.add(entry.name(), 0, "is missing");
    } catch (IOException e) {
      faults.add(entry.name(), 0, "cannot be read: " + e);
    }
  }

  private static void compare(
      FileChannel channel, Manifest.FileEntry entry, long contentEnd, Faults faults)
      throws IOException {
    MessageDigest whole = Sha256.digest();
    MessageDigest content = Sha256.digest();
    ChunkDigests chunks = new ChunkDigests();
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    long position = 0;
    while (channel.read(buffer.clear()) > 0) {
      int length = buffer.position();
      whole.update(buffer.array(), 0, length);
      content.update(buffer.array(), 0, Math.clamp(contentEnd - position, 0, length));
      chunks.update(buffer.array(), length);
      position += length;
    }
    List<String> found = chunks.finish();
    for (int chunk = 0; chunk < Math.max(found.size(), entry.chunks().size()); chunk++) {
      if (chunk >= found.size()
          || chunk >= entry.chunks().size()
          || !found.get(chunk).equals(entry.chunks().get(chunk))) {
        faults.add(
            entry.name(),
            (long) chunk * ChunkDigests.CHUNK_BYTES,
            "the chunk from here on does not have the hash that the manifest states");
      }
    }
    expect(entry, "SHA-256", entry.sha256(), Sha256.hex(whole), faults);
    expect(entry, "content SHA-256", entry.contentSha256(), Sha256.hex(content), faults);
  }

  private static void expect(
      Manifest.FileEntry entry, String what, String expected, String found, Faults faults) {
    if (!found.equals(expected)) {
      faults.add(entry.name(), 0, "%s: expected %s, found %s".formatted(what, expected, found));
    }
  }

  /// Where the section table of a whole file begins.
  private static long contentEnd(Manifest.FileEntry entry) {
    int sections = FileKind.named(entry.name()).map(kind -> kind.sections).orElse(0);
    return entry.bytes() - FileLayout.FOOTER_BYTES - (long) sections * FileLayout.TABLE_ENTRY_BYTES;
  }
}
