package creditgraph.ingest.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How far a phase is, to be said in one line:
///
/// ```
/// releases  45%  3.1/6.9 MB  6,750 records  18,230/s  2 rejects  queue 3/20  heap 212/1024 MB  0:11 left
/// releases  [█████████░░░░░░░░░░░] 45%  3.1/6.9 MB  …
/// ```
///
/// What there is not (input, rejects, a queue) is left out.
///
/// @param unit what `done` counts, in the plural
/// @param totalBytes of input, 0 when that is not how the phase is measured
/// @param elapsed since the phase began
public record ProgressLine(
    String phase,
    String unit,
    long totalBytes,
    long bytes,
    long done,
    long rejects,
    Queue queue,
    long heapMegabytes,
    long maxHeapMegabytes,
    Duration elapsed) {

  /// What waits before the slowest stage.
  ///
  /// @param capacity 0 when there is no queue
  public record Queue(int waiting, int capacity) {
    static final Queue NONE = new Queue(0, 0);
  }

  private static final int BAR_CELLS = 20;

  /// An estimate from less input than this says nothing.
  private static final double ESTIMATED_FROM = 0.01;

  /// For logs.
  public String plain() {
    return line(totalBytes == 0 ? "" : percent());
  }

  /// For a terminal.
  public String withBar() {
    int filled = (int) Math.round(BAR_CELLS * share());
    return line(
        totalBytes == 0
            ? ""
            : "[%s%s] %s".formatted("█".repeat(filled), "░".repeat(BAR_CELLS - filled), percent()));
  }

  private String line(String share) {
    List<String> parts = new ArrayList<>(List.of(phase));
    if (totalBytes > 0) {
      parts.add(share);
      parts.add(String.format(Locale.ROOT, "%.1f/%.1f MB", bytes / 1e6, totalBytes / 1e6));
    }
    double seconds = elapsed.toNanos() / 1e9;
    parts.add(String.format(Locale.ROOT, "%,d %s", done, unit));
    parts.add(String.format(Locale.ROOT, "%,d/s", seconds == 0 ? 0 : Math.round(done / seconds)));
    if (rejects > 0) {
      parts.add(String.format(Locale.ROOT, "%,d rejects", rejects));
    }
    if (queue.capacity() > 0) {
      parts.add(String.format(Locale.ROOT, "queue %d/%d", queue.waiting(), queue.capacity()));
    }
    parts.add(String.format(Locale.ROOT, "heap %d/%d MB", heapMegabytes, maxHeapMegabytes));
    if (share() >= ESTIMATED_FROM && share() < 1) {
      parts.add(clock(seconds * (1 - share()) / share()) + " left");
    }
    return String.join("  ", parts);
  }

  private String percent() {
    return String.format(Locale.ROOT, "%d%%", (long) (100 * share()));
  }

  private double share() {
    return totalBytes == 0 ? 0 : Math.min(1, (double) bytes / totalBytes);
  }

  /// `0:07`, `12:30`, `1:02:00`.
  private static String clock(double seconds) {
    Duration time = Duration.ofSeconds(Math.round(seconds));
    return time.toHours() == 0
        ? String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart())
        : String.format(
            Locale.ROOT,
            "%d:%02d:%02d",
            time.toHours(),
            time.toMinutesPart(),
            time.toSecondsPart());
  }
}
