package creditgraph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

  @Test
  void they_come_in_order_at_the_rate_and_as_unevenly_as_people() {
    long[] due = Arrivals.poisson(100, 100, 7);

    assertThat(due).hasSize(10_000).isSorted();
    assertThat((double) due[due.length - 1]).isCloseTo(100e9, within(5e9));
    assertThat(gapsBelow(due, TimeUnit.MILLISECONDS.toNanos(1)) / 10_000.0)
        .isCloseTo(1 - Math.exp(-0.1), within(0.02));
  }

  private static long gapsBelow(long[] due, long nanos) {
    long gaps = 0;
    for (int i = 1; i < due.length; i++) {
      gaps += due[i] - due[i - 1] < nanos ? 1 : 0;
    }
    return gaps;
  }
}
