package creditgraph.ingest.progress;

import java.time.Duration;
import java.util.function.Consumer;

/// Where progress goes.
///
/// @param lines takes one line at a time, without its end; called from one thread at a time
/// @param every how often a line is due
public record ProgressTo(Consumer<String> lines, Duration every) {

  public ProgressTo {
    if (every.isNegative() || every.isZero()) {
      throw new IllegalArgumentException("every: expected more than nothing, found " + every);
    }
  }

  /// For logs: a line every 5 seconds.
  public static ProgressTo log(Consumer<String> lines) {
    return new ProgressTo(lines, Duration.ofSeconds(5));
  }

  /// For people: a line every second.
  public static ProgressTo terminal(Consumer<String> lines) {
    return new ProgressTo(lines, Duration.ofSeconds(1));
  }
}
