package creditgraph.node.work;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.protocol.work.TaskBoard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PaceTest {

  private final Pace pace = new Pace();

  @Test
  void takesLongTasksOneAtATime() {
    pace.ran(1, Duration.ofSeconds(40));

    assertThat(pace.next()).isEqualTo(1);
  }

  @Test
  void takesAsManyAsFitIntoHalfASecond() {
    pace.ran(1, Duration.ofMillis(100));

    assertThat(pace.next()).isEqualTo(5);
  }

  @Test
  void growsStepByStepUpToABound() {
    pace.ran(1, Duration.ZERO);
    assertThat(pace.next()).isEqualTo(8);
    pace.ran(8, Duration.ZERO);
    assertThat(pace.next()).isEqualTo(64);
    pace.ran(64, Duration.ofNanos(1));
    assertThat(pace.next()).isEqualTo(TaskBoard.MAX_BATCH);
  }

  @Test
  void shrinksAtOnceWhenTasksBecomeLong() {
    pace.ran(1, Duration.ZERO);
    pace.ran(8, Duration.ZERO);

    pace.ran(1, Duration.ofMillis(500));

    assertThat(pace.next()).isEqualTo(1);
  }
}
