package creditgraph.ingest.publish;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The room on the disk of a data folder, and how much of it stays free.
///
/// @param keepFree share of the disk that no run may use
public record FreeSpace(long totalBytes, long usableBytes, double keepFree) {

  /// A run that needs less than this share of what is free is let through on a full disk: it
  /// decides nothing there, and a demo world should start on a laptop that is nine tenths full.
  private static final double SMALL = 0.01;

  private static final double GIGA = 1e9;

  public static FreeSpace of(Path directory, double keepFree) throws IOException {
    FileStore store = Files.getFileStore(directory);
    return new FreeSpace(store.getTotalSpace(), store.getUsableSpace(), keepFree);
  }

  /// What a directory holds; 0 when it is not there.
  public static long taken(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    long bytes = 0;
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  /// @param run what is about to begin, for the message
  /// @throws NoRoom when the run would leave less free than is to stay free
  public void require(String run, long needBytes) {
    double left = (double) usableBytes - needBytes;
    if (left < keepFree * totalBytes && needBytes > SMALL * usableBytes) {
      throw new NoRoom(
          "%s needs about %.2f GB and %.2f of the disk's %.2f GB are free; %.0f %% (%.2f GB) are to stay free."
              .formatted(
                  run,
                  needBytes / GIGA,
                  usableBytes / GIGA,
                  totalBytes / GIGA,
                  keepFree * 100,
                  keepFree * totalBytes / GIGA));
    }
  }
}
