package creditgraph.ingest.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Consumer;

/// Where progress goes. Called from one thread at a time.
///
/// @param lines takes one line at a time, without its end
/// @param status told how far the phase at hand is, each time it is due
/// @param pause the status is not true any more: before a line is said, and at the end
/// @param every how often the status is due
public record ProgressTo(
    Consumer<String> lines, Consumer<ProgressLine> status, Runnable pause, Duration every) {

  public ProgressTo {
    if (every.isNegative() || every.isZero()) {
      throw new IllegalArgumentException("every: expected more than nothing, found " + every);
    }
  }

  /// The status is a line like any other.
  public ProgressTo(Consumer<String> lines, Duration every) {
    this(lines, status -> lines.accept(status.plain()), () -> {}, every);
  }

  /// For logs: a line every 10 seconds.
  public static ProgressTo log(Consumer<String> lines) {
    return new ProgressTo(lines, Duration.ofSeconds(10));
  }

  /// For people: a bar that moves.
  ///
  /// @param terminal where the bar is painted
  /// @param lines prints to the same terminal
  public static ProgressTo terminal(PrintWriter terminal, Consumer<String> lines) {
    TerminalBar bar = new TerminalBar(terminal);
    return new ProgressTo(lines, bar::paint, bar::erase, Duration.ofMillis(250));
  }

  void say(String line) {
    pause.run();
    lines.accept(line);
  }
}
