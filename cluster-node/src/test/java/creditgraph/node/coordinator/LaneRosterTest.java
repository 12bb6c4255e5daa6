package creditgraph.node.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.work.LaneBoard.LaneState;
import creditgraph.protocol.work.Task;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LaneRosterTest {

  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  private static final SnapshotRef SNAPSHOT =
      new SnapshotRef("2026-11", new RulesetId("everyone"), "ab12");
  private static final List<Task> TWO =
      List.of(
          new Task.SamplePaths("sample/5f0c2a9be1d34876/0", SNAPSHOT, 1, 0, 250),
          new Task.SamplePaths("sample/5f0c2a9be1d34876/1", SNAPSHOT, 1, 1, 250));

  private final LaneRoster roster = new LaneRoster();

  @Test
  void tellsWhatALaneComputesAndSinceWhen() {
    roster.offered("lane-1", "pi-2", List.of(), START);
    roster.offered("lane-0", "pi-1", TWO, START.plusSeconds(1));

    assertThat(roster.describe(START.plusSeconds(2)))
        .extracting(LaneState::lane, LaneState::node, LaneState::job, LaneState::tasks)
        .containsExactly(
            tuple("lane-0", "pi-1", "5f0c2a9be1d34876", 2), tuple("lane-1", "pi-2", "", 0));
    assertThat(roster.describe(START.plusSeconds(2)).getFirst().since())
        .isEqualTo(START.plusSeconds(1));
  }

  @Test
  void countsFromTheFirstTimeThatALaneFoundNothing() {
    roster.offered("lane-0", "pi-1", List.of(), START);
    roster.offered("lane-0", "pi-1", List.of(), START.plusSeconds(1));

    assertThat(only(START.plusSeconds(1)).since()).isEqualTo(START);
  }

  @Test
  void countsWhatALaneBrings() {
    roster.offered("lane-0", "pi-1", TWO, START);
    roster.reported("lane-0", 2, START.plusSeconds(1));

    assertThat(only(START.plusSeconds(1)).job()).isEmpty();
    assertThat(only(START.plusSeconds(1)).tasksPerSecond()).isEqualTo(0.2);
  }

  @Test
  void forgetsALaneThatIsSilent() {
    roster.offered("lane-0", "pi-1", TWO, START);
    Instant kept = START.plusSeconds(10);
    roster.kept("lane-0", kept);

    assertThat(roster.describe(kept.plus(LaneRoster.FORGET_AFTER))).hasSize(1);
    assertThat(roster.describe(kept.plus(LaneRoster.FORGET_AFTER).plusMillis(1))).isEmpty();
  }

  @Test
  void forgetsTheLanesOfANodeThatIsGone() {
    roster.offered("lane-0", "pi-1", TWO, START);
    roster.offered("lane-1", "pi-2", TWO, START);

    roster.releaseNode("pi-1");

    assertThat(only(START).lane()).isEqualTo("lane-1");
  }

  @Test
  void followsALaneToAnotherNode() {
    roster.offered("lane-0", "pi-1", TWO, START);
    roster.offered("lane-0", "pi-2", TWO, START.plusSeconds(1));

    assertThat(only(START.plusSeconds(1)).node()).isEqualTo("pi-2");
  }

  private LaneState only(Instant now) {
    assertThat(roster.describe(now)).hasSize(1);
    return roster.describe(now).getFirst();
  }
}
