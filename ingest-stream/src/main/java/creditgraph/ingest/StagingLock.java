package creditgraph.ingest;

import creditgraph.graph.snapshot.DurableFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The one right to write into a directory below `staging/`. The operating system takes it back
/// when the process dies, so a killed run blocks nobody.
public final class StagingLock implements Closeable {

  private final Path directory;
  private final FileChannel channel;

  private StagingLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /// @param name of the directory below `staging/`
  /// @throws FileSystemException when another run has the right
  public static StagingLock take(Path dataRoot, String name) throws IOException {
    Path staging = Files.createDirectories(dataRoot.resolve("staging"));
    Path lockFile = staging.resolve(name + ".lock");
    FileChannel channel =
        FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new FileSystemException(
          lockFile.toString(), null, "another run is writing here; wait for it to end");
    }
    return new StagingLock(staging.resolve(name), channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this process has it
    }
  }

  /// The directory, with what a killed run left in it.
  Path directory() {
    return directory;
  }

  /// Beside the directory, as long as the directory is: `<name>.<suffix>`.
  Path beside(String suffix) {
    return directory.resolveSibling(directory.getFileName() + "." + suffix);
  }

  /// The directory, empty: what a killed run left in it is gone.
  public Path emptyDirectory() throws IOException {
    DurableFiles.deleteTree(directory);
    return Files.createDirectories(directory);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
