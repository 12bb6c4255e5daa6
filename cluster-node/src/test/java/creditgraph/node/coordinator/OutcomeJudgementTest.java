package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static creditgraph.node.coordinator.Samples.START;
import static creditgraph.node.coordinator.Samples.spec;
import static creditgraph.node.coordinator.Samples.taskName;
import static creditgraph.node.coordinator.Samples.twoApart;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.node.coordinator.CoordinatorEvent.SamplePaused;
import creditgraph.node.coordinator.CoordinatorEvent.TaskBroke;
import creditgraph.node.coordinator.CoordinatorEvent.TasksAccepted;
import creditgraph.node.coordinator.TaskResults.Conflict;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.Sampling.Finished;
import creditgraph.protocol.sample.Sampling.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Which outcomes are taken, and what events follow from them.
final class OutcomeJudgementTest extends StateFixture {

  @Test
  void sumsTheCountsInWhicheverOrderTheyCome() {
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
    JobState sample = started(1000);
    Collections.shuffle(order, new Random(4));
    for (int index : order) {
      take(sample.id(), index, new DistanceCounts(List.of(0L, 40L, 200L + index), 10 - index, 0));
    }

    assertThat(state.describe(sample.id()))
        .isEqualTo(
            new Finished(
                sample.id(),
                SNAPSHOT,
                spec(1000, 1),
                new DistanceCounts(List.of(0L, 160L, 806L), 34, 0)));
  }

  @Test
  void takesTheOutcomeOfATaskOnce() {
    JobState sample = started(600);
    take(sample.id(), 0, Samples.counts(250));

    assertThat(judge("lane-1", taskName(sample.id(), 0), twoApart(250))).isEmpty();
    assertThat(state.describe(sample.id()))
        .isEqualTo(new Progress(sample.id(), SNAPSHOT, spec(600, 1), 1, 3));
  }

  @Test
  void takesNothingFromTasksThatAreNot() {
    JobState sample = started(600);

    assertThat(judge("lane-1", taskName(sample.id(), 3), twoApart(250))).isEmpty();
    assertThat(judge("lane-1", taskName("0123456789abcdef", 0), twoApart(250))).isEmpty();
    assertThat(judge("lane-1", "sample/../0", twoApart(250))).isEmpty();
  }

  @Test
  void acceptsABatchWithOneEventASample() {
    String first = start(1000, 1);
    String second = start(1000, 2);

    List<CoordinatorEvent> events =
        state.judge(
            List.of(
                report("lane-1", sampled(first, 0, 250), sampled(first, 2, 250)),
                report("lane-2", sampled(second, 1, 250), sampled(first, 3, 250))),
            List.of(),
            START);

    assertThat(events)
        .containsExactly(
            new TasksAccepted(first, List.of(0, 2, 3), Samples.counts(750)),
            new TasksAccepted(second, List.of(1), Samples.counts(250)));
  }

  @Test
  void acceptsATaskOnceThatTwoLanesOfABatchReport() {
    String id = start(1000, 1);

    List<CoordinatorEvent> events =
        state.judge(
            List.of(report("lane-1", sampled(id, 0, 250)), report("lane-2", sampled(id, 0, 250))),
            List.of(),
            START);

    assertThat(events).containsExactly(new TasksAccepted(id, List.of(0), Samples.counts(250)));
  }

  @Test
  void failsASampleWhoseTaskHasTwoResults() {
    String id = start(1000, 1);

    List<CoordinatorEvent> events =
        state.judge(
            List.of(report("lane-1", sampled(id, 0, 250), sampled(id, 1, 250))),
            List.of(new Conflict(new TaskName(id, 1), "1a2b", "3c4d")),
            START);

    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            SampleFailed.class,
            failed ->
                assertThat(failed.reason()).contains("task 1").contains("1a2b").contains("3c4d"));
  }

  /// A result that comes again is held against the row that is there.
  @Test
  void storesWhatIsExpectedAndNothingElse() {
    String id = start(600, 1);
    take(id, 0, Samples.counts(250));

    List<TaskResult> rows =
        state.results(
            List.of(
                report("lane-1", sampled(id, 0, 250), sampled(id, 1, 249), sampled(id, 3, 250)),
                report("lane-2", sampled("0123456789abcdef", 0, 250), sampled(id, 2, 100))));

    assertThat(rows)
        .containsExactly(
            new TaskResult(
                new TaskName(id, 0),
                "{\"byReleases\":[0,0,250],\"notConnected\":0,\"exhausted\":0}"),
            new TaskResult(
                new TaskName(id, 2),
                "{\"byReleases\":[0,0,100],\"notConnected\":0,\"exhausted\":0}"));
  }

  @Test
  void stillTakesWhatWasUnderWayWhenASampleWasPaused() {
    String id = start(600, 1);
    state.apply(new SamplePaused(id));

    take(id, 0, Samples.counts(250));

    assertThat(state.job(id).orElseThrow().status()).isEqualTo(JobStatus.PAUSED);
  }

  @Test
  void doesNotBelieveCountsThatDoNotAddUp() {
    JobState sample = started(600);

    assertThat(judge("lane-1", taskName(sample.id(), 2), twoApart(250)))
        .singleElement()
        .isInstanceOfSatisfying(
            TaskBroke.class,
            broke -> assertThat(broke.reason()).contains("lane-1").contains("250").contains("100"));
  }
}
