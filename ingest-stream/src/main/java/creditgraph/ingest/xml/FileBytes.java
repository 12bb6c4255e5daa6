package creditgraph.ingest.xml;

import creditgraph.ingest.dump.DumpUnreadable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file read through one buffer, with the position of the next unused byte.
final class FileBytes implements Closeable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private long fileOffset;

  private FileBytes(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static FileBytes open(Path file) throws IOException {
    return new FileBytes(file, FileChannel.open(file, StandardOpenOption.READ));
  }

  /// Reads more once everything is used.
  ///
  /// @return false at the end of the file
  boolean fill() throws IOException {
    if (buffer.hasRemaining()) {
      return true;
    }
    fileOffset += buffer.limit();
    buffer.clear();
    int count = read();
    buffer.flip();
    return count > 0;
  }

  private int read() throws IOException {
    try {
      return channel.read(buffer);
    } catch (IOException e) {
      throw new DumpUnreadable(file, e);
    }
  }

  /// The unused bytes at hand; taking from it uses them.
  ByteBuffer buffer() {
    return buffer;
  }

  /// The position in the file of the next unused byte.
  long position() {
    return fileOffset + buffer.position();
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
