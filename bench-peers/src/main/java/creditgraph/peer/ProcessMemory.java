package creditgraph.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// What this process occupies, as Linux counts it.
final class ProcessMemory {

  private static final Path ROLLUP = Path.of("/proc/self/smaps_rollup");

  private ProcessMemory() {}

  /// `resident.bytes`, mapped files included, and `private.bytes`, pages that no file backs;
  /// nothing on other systems.
  static Map<String, Long> now() throws IOException {
    Map<String, Long> facts = new TreeMap<>();
    if (!Files.isReadable(ROLLUP)) {
      return facts;
    }
    for (String line : Files.readAllLines(ROLLUP)) {
      if (line.startsWith("Rss:")) {
        facts.put("resident.bytes", bytes(line));
      } else if (line.startsWith("Anonymous:")) {
        facts.put("private.bytes", bytes(line));
      }
    }
    return facts;
  }

  private static long bytes(String line) {
    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
  }
}
