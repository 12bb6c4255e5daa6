package creditgraph.peer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Files of nothing but little-endian numbers, which every language reads.
final class RawNumbers {

  private static final int CHUNK_BYTES = 1 << 20;

  private RawNumbers() {}

  static void write(Path file, int[] numbers) throws IOException {
    try (FileChannel channel = create(file)) {
      ByteBuffer chunk = chunk();
      for (int number : numbers) {
        if (chunk.remaining() < Integer.BYTES) {
          drain(channel, chunk);
        }
        chunk.putInt(number);
      }
      drain(channel, chunk);
    }
  }

  static void write(Path file, long[] numbers) throws IOException {
    try (FileChannel channel = create(file)) {
      ByteBuffer chunk = chunk();
      for (long number : numbers) {
        if (chunk.remaining() < Long.BYTES) {
          drain(channel, chunk);
        }
        chunk.putLong(number);
      }
      drain(channel, chunk);
    }
  }

  static int[] readInts(Path file) throws IOException {
    int[] numbers = new int[Math.toIntExact(Files.size(file) / Integer.BYTES)];
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer chunk = chunk().limit(0);
      for (int i = 0; i < numbers.length; i++) {
        if (!chunk.hasRemaining()) {
          fill(file, channel, chunk);
        }
        numbers[i] = chunk.getInt();
      }
    }
    return numbers;
  }

  static long[] readLongs(Path file) throws IOException {
    long[] numbers = new long[Math.toIntExact(Files.size(file) / Long.BYTES)];
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer chunk = chunk().limit(0);
      for (int i = 0; i < numbers.length; i++) {
        if (!chunk.hasRemaining()) {
          fill(file, channel, chunk);
        }
        numbers[i] = chunk.getLong();
      }
    }
    return numbers;
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private static ByteBuffer chunk() {
    return ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void drain(FileChannel channel, ByteBuffer chunk) throws IOException {
    chunk.flip();
    while (chunk.hasRemaining()) {
      channel.write(chunk);
    }
    chunk.clear();
  }

  /// Reads until a whole number of longs is there or the file ends.
  private static void fill(Path file, FileChannel channel, ByteBuffer chunk) throws IOException {
    chunk.clear();
    int read = 0;
    while (chunk.hasRemaining() && read >= 0) {
      read = channel.read(chunk);
    }
    chunk.flip();
    if (!chunk.hasRemaining()) {
      throw new EOFException(file + " became shorter while it was read");
    }
  }
}
