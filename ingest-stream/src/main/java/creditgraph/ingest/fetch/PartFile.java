package creditgraph.ingest.fetch;

import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.graph.snapshot.DurableFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// A file on its way: `<name>.part`, and beside it `<name>.part.json`, which says what it is a part
/// of. What was begun of another content is thrown away.
final class PartFile implements Closeable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Note(String uri, long bytes, String etag) {}

  private final Path file;
  private final Path note;
  private final FileChannel channel;

  private PartFile(Path file, Path note, FileChannel channel) {
    this.file = file;
    this.note = note;
    this.channel = channel;
  }

  static PartFile open(Path target, RemoteFile remote) throws IOException {
    Path file = target.resolveSibling(target.getFileName() + ".part");
    Path note = target.resolveSibling(target.getFileName() + ".part.json");
    byte[] expected =
        JSON.writeValueAsBytes(new Note(remote.uri().toString(), remote.bytes(), remote.etag()));
    if (!Files.exists(note) || !Arrays.equals(Files.readAllBytes(note), expected)) {
      Files.deleteIfExists(file);
      DurableFiles.write(note, expected);
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    PartFile part = new PartFile(file, note, channel);
    if (part.bytes() > remote.bytes()) {
      part.restart();
    }
    channel.position(channel.size());
    return part;
  }

  Path file() {
    return file;
  }

  long bytes() throws IOException {
    return channel.size();
  }

  void append(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /// Nothing of what came is of use.
  void restart() throws IOException {
    channel.truncate(0);
    channel.position(0);
  }

  /// Removes the part and its note.
  void abandon() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
    Files.deleteIfExists(note);
  }

  /// The part becomes the file, on the disk for good.
  void complete(Path target) throws IOException {
    channel.force(true);
    channel.close();
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(note);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
