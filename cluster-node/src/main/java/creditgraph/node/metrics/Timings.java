package creditgraph.node.metrics;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/// How long things take is kept in classes, the same for all, so that dashboards can add nodes up.
final class Timings {

  /// Upper ends, beside the endless one: from an answer at hand to one for which nobody waits any
  /// more. The bars of the gateway, 5 and 30 ms, are among them.
  private static final Duration[] CLASSES = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(30),
    Duration.ofMillis(60),
    Duration.ofMillis(100),
    Duration.ofMillis(300),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private Timings() {}

  /// @param tags names and values in turn
  static Timer.Builder of(String name, String description, String... tags) {
    return Timer.builder(name).description(description).tags(tags).serviceLevelObjectives(CLASSES);
  }
}
