package creditgraph.graph.csr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A build stopped because the file system of its directory has no room left.
public final class DiskFull extends IOException {

  private static final long serialVersionUID = 1L;

  private DiskFull(Path directory, long neededBytes, long usableBytes) {
    super(
        "%s: %,d bytes are needed, %,d are free. Make room or use another directory."
            .formatted(directory, neededBytes, usableBytes));
  }

  /// Asks before writing that much.
  ///
  /// @throws DiskFull when a directory's file system has less room
  public static void requireRoom(Path directory, long bytes) throws IOException {
    long usable = Files.getFileStore(directory).getUsableSpace();
    if (usable < bytes) {
      throw new DiskFull(directory, bytes, usable);
    }
  }

  /// What a failed write is to be reported as.
  ///
  /// @param bytes what was still to be written
  public static IOException explain(IOException failure, Path directory, long bytes) {
    try {
      requireRoom(directory, bytes);
      return failure;
    } catch (IOException better) {
      better.addSuppressed(failure);
      return better;
    }
  }
}
