package creditgraph.ingest.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Keeps other processes from doing the same at once. The operating system drops it with the
/// process, so a killed one never leaves it behind; the file stays, and means nothing by itself.
public final class ProcessLock implements AutoCloseable {

  private final FileChannel channel;

  private ProcessLock(FileChannel channel) {
    this.channel = channel;
  }

  /// @param holder who takes it, for those who find it taken
  /// @return empty when another process has it, or another thread of this one
  public static Optional<ProcessLock> tryTake(Path file, String holder) throws IOException {
    return take(file, holder, ProcessLock::tryLock);
  }

  /// Waits for it as long as another process has it.
  public static ProcessLock await(Path file, String holder) throws IOException {
    return take(file, holder, channel -> channel.lock().isValid()).orElseThrow();
  }

  @FunctionalInterface
  private interface Way {
    boolean lock(FileChannel channel) throws IOException;
  }

  private static Optional<ProcessLock> take(Path file, String holder, Way way) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = way.lock(channel);
      if (taken) {
        String line = "%s (process %d)%n".formatted(holder, ProcessHandle.current().pid());
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      }
    } finally {
      if (!taken) {
        channel.close();
      }
    }
    return taken ? Optional.of(new ProcessLock(channel)) : Optional.empty();
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldHere) {
      return false;
    }
  }

  /// Who took it last, as it called itself.
  public static String holder(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
