package creditgraph.node.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TaskTriesTest {

  private static final Instant BROKE = Instant.parse("2026-01-01T00:00:00Z");

  private final TaskTries once = TaskTries.NONE.and("no memory", BROKE);

  @Test
  void restsASecondAfterTheFirstBreak() {
    assertThat(once.isResting(BROKE)).isTrue();
    assertThat(once.isResting(BROKE.plusMillis(999))).isTrue();
    assertThat(once.isResting(BROKE.plusSeconds(1))).isFalse();
  }

  @Test
  void restsTwiceAsLongAfterEachFurtherBreakUpToAMinute() {
    TaskTries tries = once.and("no memory", BROKE);
    assertThat(tries.isResting(BROKE.plusMillis(1_999))).isTrue();
    assertThat(tries.isResting(BROKE.plusSeconds(2))).isFalse();

    for (int i = 0; i < 100; i++) {
      tries = tries.and("no memory", BROKE);
    }
    assertThat(tries.isResting(BROKE.plusSeconds(59))).isTrue();
    assertThat(tries.isResting(BROKE.plusSeconds(60))).isFalse();
  }

  @Test
  void doesNotWaitForATimeThatTheClockHasBeenSetBackFrom() {
    assertThat(once.isResting(BROKE.minusSeconds(3_600))).isFalse();
  }
}
