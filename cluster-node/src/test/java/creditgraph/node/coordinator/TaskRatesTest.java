package creditgraph.node.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TaskRatesTest {

  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private final TaskRates rates = new TaskRates();

  @Test
  void countsTheLastSecondsAlone() {
    rates.accepted("a", 100, START);
    rates.accepted("a", 50, START.plusSeconds(9));

    assertThat(rates.perSecond("a", START.plusSeconds(9))).isEqualTo(15);
    assertThat(rates.perSecond("a", START.plusSeconds(10))).isEqualTo(5);
    assertThat(rates.perSecond("a", START.plusSeconds(1000))).isZero();
  }

  @Test
  void tellsJobsApart() {
    rates.accepted("a", 100, START);
    rates.accepted("b", 10, START);
    rates.forget("a");

    assertThat(rates.perSecond("a", START)).isZero();
    assertThat(rates.perSecond("b", START)).isEqualTo(1);
  }

  @Test
  void survivesAClockThatIsSetBack() {
    rates.accepted("a", 100, START);
    rates.accepted("a", 100, START.minusSeconds(3600));

    assertThat(rates.perSecond("a", START)).isEqualTo(20);
  }
}
