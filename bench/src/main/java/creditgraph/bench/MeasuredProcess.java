package creditgraph.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process that was run to its end, seen from outside.
///
/// @param nanos from its start to its end
/// @param peakResidentBytes the most memory that it ever had resident, 0 where the system does not
///   say (only Linux does)
record MeasuredProcess(long nanos, long peakResidentBytes) {

  private static final int SHOWN_CHARACTERS = 2_000;
  private static final int LOOK_EVERY_MILLIS = 50;
  private static final String PEAK = "VmHWM:";

  /// @param name for messages
  /// @param output gets what the process prints
  /// @throws IOException with the end of its output when it fails
  static MeasuredProcess run(String name, List<String> command, Path output)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      long peak = 0;
      while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, peakResidentBytes(process.pid()));
      }
      long nanos = System.nanoTime() - begin;
      if (process.exitValue() != 0) {
        String text = Files.readString(output, StandardCharsets.UTF_8);
        throw new IOException(
            "%s ended with status %d:%n%s"
                .formatted(
                    name,
                    process.exitValue(),
                    text.substring(Math.max(0, text.length() - SHOWN_CHARACTERS))));
      }
      return new MeasuredProcess(nanos, peak);
    } finally {
      process.destroyForcibly();
    }
  }

  /// The kernel keeps the maximum, so it does not matter when one looks.
  private static long peakResidentBytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/%d/status".formatted(pid))).stream()
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // it has just ended, or the system is another
    }
  }
}
