package creditgraph.node.snapshot;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// How much memory there is for mapped snapshots. A topology that does not stay in memory makes a
/// search wait for the disk at every hop, thousands of times: it is better not opened.
///
/// @param limitBytes of this process: its container's, else the machine's
/// @param privateBytes that the process may come to need for itself
/// @param availableBytes on the machine now, for pages of files as well
record MemoryRoom(long limitBytes, long privateBytes, long availableBytes) {

  /// Beside the heap: classes, compiled code, threads, buffers.
  private static final long BESIDE_HEAP = 64L << 20;

  private static final Path MEMINFO = Path.of("/proc/meminfo");
  private static final String AVAILABLE = "MemAvailable:";

  /// As it is now.
  static MemoryRoom ofThisProcess() throws IOException {
    long limit =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return new MemoryRoom(limit, Runtime.getRuntime().maxMemory() + BESIDE_HEAP, available());
  }

  /// Why a snapshot cannot stay in memory; empty when it can.
  ///
  /// @param topologyBytes of the snapshot
  /// @param besideBytes of the topologies that stay open beside it
  Optional<String> refusal(long topologyBytes, long besideBytes) {
    long mapped = topologyBytes + besideBytes;
    if (mapped > limitBytes - privateBytes) {
      return Optional.of(
          "its topology of %d MB cannot stay in memory: beside %d MB of other snapshots and %d MB for the process, %d MB are the limit"
              .formatted(
                  mega(topologyBytes), mega(besideBytes), mega(privateBytes), mega(limitBytes)));
    }
    return mapped > availableBytes
        ? Optional.of(
            "its topology of %d MB cannot stay in memory: beside %d MB of other snapshots, %d MB are available on the machine"
                .formatted(mega(topologyBytes), mega(besideBytes), mega(availableBytes)))
        : Optional.empty();
  }

  /// Without this file, which is Linux's, only the limit counts.
  private static long available() throws IOException {
    try (Stream<String> lines = Files.lines(MEMINFO)) {
      return lines
          .filter(line -> line.startsWith(AVAILABLE))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(kilobytes -> Long.parseLong(kilobytes) << 10)
          .findFirst()
          .orElse(Long.MAX_VALUE);
    } catch (NoSuchFileException otherSystem) {
      return Long.MAX_VALUE;
    }
  }

  private static long mega(long bytes) {
    return (bytes + 999_999) / 1_000_000;
  }
}
