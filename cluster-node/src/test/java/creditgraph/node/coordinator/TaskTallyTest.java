package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.START;
import static creditgraph.node.coordinator.Samples.taskName;
import static creditgraph.node.coordinator.Samples.twoApart;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.coordinator.CoordinatorEvent.SampleCancelled;
import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.work.TaskOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is counted of the events that become of outcomes.
final class TaskTallyTest extends StateFixture {

  private final TaskTally tally = new TaskTally();

  @Test
  void countsTheTasksOfAnEventAndTheJobThatTheyFinish() {
    String id = start(500, 1);
    journal(state.judge(List.of(report("lane-1", sampled(id, 0, 250))), List.of(), START));
    assertThat(tally.accepted()).isEqualTo(1);
    assertThat(tally.finished()).isZero();

    journal(state.judge(List.of(report("lane-1", sampled(id, 1, 250))), List.of(), START));

    assertThat(state.job(id).orElseThrow().status()).isEqualTo(JobStatus.FINISHED);
    assertThat(tally.accepted()).isEqualTo(2);
    assertThat(tally.finished()).isEqualTo(1);
    assertThat(tally.failed()).isZero();
  }

  @Test
  void countsATaskThatFailsItsJobAsPoisonOnce() {
    String id = start(500, 1);
    for (int tries = 1; tries <= state.job(id).orElseThrow().terms().tries(); tries++) {
      assertThat(tally.poison()).isZero();
      journal(judge("lane-1", taskName(id, 1), new TaskOutcome.Failed("no memory")));
    }

    assertThat(tally.broke()).isEqualTo(state.job(id).orElseThrow().terms().tries());
    assertThat(tally.poison()).isEqualTo(1);
    assertThat(tally.failed()).isEqualTo(1);
  }

  @Test
  void blamesNoTaskForAJobThatFailedOtherwise() {
    String id = start(500, 1);
    journal(judge("lane-1", taskName(id, 1), new TaskOutcome.Failed("no memory")));
    journal(state.lost(id, List.of(0, 1), "left", START));

    journal(List.of(new SampleFailed(id, "no node has its snapshot")));

    assertThat(tally.lost()).isEqualTo(2);
    assertThat(tally.poison()).isZero();
    assertThat(tally.failed()).isEqualTo(1);
  }

  @Test
  void countsNoResultOfAJobThatWasCancelled() {
    String id = start(500, 1);
    journal(List.of(new SampleCancelled(id)));

    journal(judge("lane-1", taskName(id, 1), twoApart(250)));

    assertThat(tally.cancelled()).isEqualTo(1);
    assertThat(tally.accepted()).isZero();
  }

  private void journal(List<CoordinatorEvent> events) {
    events.forEach(state::apply);
    events.forEach(event -> tally.note(state, event));
  }
}
