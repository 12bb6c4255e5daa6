package creditgraph.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What a running process has in memory, as Linux counts it, looked at ten times a second until it
/// is closed.
final class MemoryWatch implements AutoCloseable {

  private static final int LOOK_EVERY_MILLIS = 100;

  private final long pid;
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile long privateBytes;

  private MemoryWatch(long pid) {
    this.pid = pid;
  }

  static MemoryWatch of(Process process) {
    MemoryWatch watch = new MemoryWatch(process.pid());
    Thread.ofPlatform().name("memory-watch").daemon().start(watch::look);
    return watch;
  }

  private void look() {
    try {
      do {
        privateBytes = Math.max(privateBytes, status("RssAnon:"));
      } while (!end.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The most that it has had resident since it started, files included; the kernel keeps count.
  long peakResidentBytes() {
    return status("VmHWM:");
  }

  /// The most that it has had of pages that no file backs: heap, classes, code, stacks, buffers.
  long peakPrivateBytes() {
    return privateBytes;
  }

  /// Pages of files that it has mapped.
  long fileBytes() {
    return status("RssFile:");
  }

  /// Those of files below a folder.
  long fileBytesBelow(Path folder) {
    long bytes = 0;
    boolean below = false;
    for (String line : lines("smaps")) {
      if (line.contains(" Rss:") || line.startsWith("Rss:")) {
        bytes += below ? kilobytes(line) : 0;
      } else if (!line.contains("kB") && line.contains("-")) {
        below = line.contains(folder.toString());
      }
    }
    return bytes;
  }

  private long status(String key) {
    return lines("status").stream()
        .filter(line -> line.startsWith(key))
        .mapToLong(MemoryWatch::kilobytes)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("/proc/%d/status has no %s".formatted(pid, key)));
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), file));
    } catch (IOException e) {
      throw new UncheckedIOException("process %d cannot be looked at".formatted(pid), e);
    }
  }

  private static long kilobytes(String line) {
    return Long.parseLong(line.replaceAll("\\D", "")) << 10;
  }

  @Override
  public void close() {
    end.countDown();
  }
}
