package creditgraph.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SteadyClockTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /// The JVM's own counter may start anywhere, below zero too, and overflow.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

  private final SteadyClock clock = SteadyClock.of(START, nanos::get);

  @Test
  void beginsAtTheTimeItIsGiven() {
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void goesOnByWhatTheCounterCounts() {
    nanos.addAndGet(Duration.ofSeconds(90).toNanos());

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(90));
  }
}
