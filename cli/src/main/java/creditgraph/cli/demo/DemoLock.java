package creditgraph.cli.demo;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.DataRoot;
import creditgraph.cli.ExitCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/// Keeps a second demo off a data root. The operating system drops the lock with the process, so a
/// killed demo never leaves one behind.
final class DemoLock implements AutoCloseable {

  private final FileChannel channel;

  private DemoLock(FileChannel channel) {
    this.channel = channel;
  }

  static DemoLock take(DataRoot root) throws IOException {
    var channel =
        FileChannel.open(
            root.run().resolve("demo.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new CommandFailed(
          ExitCode.UNAVAILABLE,
          "another demo runs on "
              + root.directory()
              + RunFile.read(root).map(run -> " at " + run.gateway()).orElse("")
              + "; stop it, or name another folder with --data");
    }
    return new DemoLock(channel);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldHere) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
