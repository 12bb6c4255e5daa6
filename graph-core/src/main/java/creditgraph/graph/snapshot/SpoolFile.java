package creditgraph.graph.snapshot;

import creditgraph.graph.csr.TemporaryFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/// A temporary file that is written from front to back, then read anywhere.
final class SpoolFile implements AutoCloseable {

  /// Of the numbers in it.
  static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private static final int BUFFER_BYTES = 1 << 18;

  private final TemporaryFiles temporary;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ORDER);

  private SpoolFile(TemporaryFiles temporary, FileChannel channel) {
    this.temporary = temporary;
    this.channel = channel;
  }

  static SpoolFile create(TemporaryFiles temporary) throws IOException {
    return new SpoolFile(temporary, temporary.open());
  }

  void put(int number) throws IOException {
    if (buffer.remaining() < Integer.BYTES) {
      flush();
    }
    buffer.putInt(number);
  }

  void put(byte[] bytes, int count) throws IOException {
    for (int from = 0; from < count; ) {
      int part = Math.min(count - from, buffer.remaining());
      buffer.put(bytes, from, part);
      from += part;
      if (!buffer.hasRemaining()) {
        flush();
      }
    }
  }

  /// To be called before [#channel] is read.
  void flush() throws IOException {
    temporary.write(channel, buffer.flip());
    buffer.clear();
  }

  FileChannel channel() {
    return channel;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
