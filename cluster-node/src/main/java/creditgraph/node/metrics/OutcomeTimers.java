package creditgraph.node.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// A timer for each way that something can end. All are there from the start, so that a rate of
/// what never happened is zero and not unknown.
final class OutcomeTimers<E extends Enum<E>> {

  private final Map<E, Timer> timers;

  private OutcomeTimers(Map<E, Timer> timers) {
    this.timers = timers;
  }

  /// @param label whose values are the constants of `outcomes` in small letters
  static <E extends Enum<E>> OutcomeTimers<E> create(
      MeterRegistry registry, String name, String description, String label, Class<E> outcomes) {
    Map<E, Timer> timers = new EnumMap<>(outcomes);
    for (E outcome : outcomes.getEnumConstants()) {
      timers.put(
          outcome,
          Timings.of(name, description, label, outcome.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    return new OutcomeTimers<>(timers);
  }

  /// @param start by `System.nanoTime()`
  void ended(E outcome, long start) {
    Objects.requireNonNull(timers.get(outcome))
        .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
  }
}
