package creditgraph.graph.csr;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/// Mapped files without a name, beside what is being built.
///
/// A file loses its name before the first byte is written, so that none is left behind, not even by
/// a process that was killed. Every byte is written before the file is mapped: a disk that is full
/// says so here, and not where a mapped page is first touched, which would end the process.
public final class TemporaryFiles implements Workspace {

  private static final int STEP = 1 << 20;

  /// Several of these may work in one directory, and several threads with each.
  private static final AtomicInteger CREATED = new AtomicInteger();

  private final Path directory;

  private TemporaryFiles(Path directory) {
    this.directory = directory;
  }

  public static TemporaryFiles in(Path directory) {
    return new TemporaryFiles(directory);
  }

  @Override
  public MemorySegment allocate(Arena arena, long bytes) throws IOException {
    try (FileChannel channel = open()) {
      DiskFull.requireRoom(directory, bytes);
      ByteBuffer zeros = ByteBuffer.allocateDirect(STEP);
      for (long at = 0; at < bytes; at += STEP) {
        write(channel, zeros.clear().limit((int) Math.min(STEP, bytes - at)));
      }
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
    }
  }

  /// An empty file to be written from front to back, gone when closed.
  public FileChannel open() throws IOException {
    return FileChannel.open(
        directory.resolve(".build-%d.tmp".formatted(CREATED.incrementAndGet())),
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /// Appends all that remains of `bytes`.
  public void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw DiskFull.explain(e, directory, bytes.remaining());
    }
  }
}
