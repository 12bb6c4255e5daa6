package creditgraph.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final AtomicLong now = new AtomicLong();
  private final List<Duration> waits = new ArrayList<>();

  @Test
  void waitsUntilWhatCameWasDue() throws InterruptedException {
    Pace pace = pace(1_000);
    pace.came(500);
    pace.came(1_000);

    assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @Test
  void doesNotWaitOnALineThatIsSlowerAnyway() throws InterruptedException {
    Pace pace = pace(1_000);
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    pace.came(1_500);

    assertThat(waits).isEmpty();
  }

  @Test
  void neverWaitsWithoutALimit() throws InterruptedException {
    pace(0).came(1L << 40);

    assertThat(waits).isEmpty();
  }

  private Pace pace(long bytesPerSecond) {
    return new Pace(
        bytesPerSecond,
        now::get,
        duration -> {
          waits.add(duration);
          now.addAndGet(duration.toNanos());
        });
  }
}
