package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static creditgraph.node.coordinator.Samples.spec;
import static creditgraph.node.coordinator.Samples.taskName;
import static creditgraph.node.coordinator.Samples.twoApart;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.coordinator.CoordinatorEvent.TasksAccepted;
import creditgraph.node.coordinator.TaskResults.Conflict;
import creditgraph.node.coordinator.TaskResults.Step;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.sample.Sampling.Failed;
import creditgraph.protocol.sample.Sampling.Finished;
import creditgraph.protocol.sample.Sampling.Progress;
import creditgraph.protocol.work.TaskBoard.NothingToDo;
import creditgraph.protocol.work.TaskBoard.OutcomesTaken;
import creditgraph.protocol.work.TaskOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.LoggingTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/// What becomes of outcomes: rows, event, acknowledgement.
final class OutcomeIntakeTest extends CoordinatorFixture {

  @Test
  void handsOutTasksAndTakesTheirOutcomes() {
    String id = submit(300).sampleId();

    assertThat(pull("lane-1")).isEqualTo(taskName(id, 0));
    assertThat(pull("lane-2")).isEqualTo(taskName(id, 1));
    report("lane-1", id, 0, twoApart(250));
    assertThat(lastEvent()).isEqualTo(new TasksAccepted(id, List.of(0), Samples.counts(250)));
    report("lane-2", id, 1, twoApart(50));

    assertThat(describe(id))
        .isEqualTo(new Finished(id, SNAPSHOT, spec(300, 1), Samples.counts(300)));
    assertThat(offered("lane-1")).isEqualTo(new NothingToDo(TaskHandout.ASK_AGAIN_AFTER));
  }

  @Test
  void acknowledgesADuplicateWithoutASecondEvent() {
    String id = submit(300).sampleId();
    report("lane-1", id, 0, twoApart(250));

    report("lane-2", id, 0, twoApart(250));

    assertThat(events()).filteredOn(TasksAccepted.class::isInstance).hasSize(1);
  }

  @Test
  void endsASampleWhoseTaskKeepsBreaking() {
    String id = submit(300).sampleId();
    for (int attempt = 0; attempt < JobTerms.USUAL_TRIES; attempt++) {
      assertThat(pull("lane-" + attempt)).isEqualTo(taskName(id, 0));
      report("lane-" + attempt, id, 0, new TaskOutcome.Failed("no memory"));
      now = now.plusSeconds(5);
    }

    assertThat(describe(id))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.reason()).contains("no memory"));
    assertThat(offered("lane-1")).isInstanceOf(NothingToDo.class);
  }

  @Test
  void acknowledgesNothingBeforeTheRowsAreWritten() {
    String id = submit(600).sampleId();
    results.hold();
    TestProbe<OutcomesTaken> lane = reportBatch("lane-1", sampled(id, 0, 250));

    lane.expectNoMessage();
    assertThat(events()).hasSize(1);
    results.release();

    assertThat(lane.receiveMessage()).isEqualTo(new OutcomesTaken(1));
    assertThat(lastEvent()).isInstanceOf(TasksAccepted.class);
  }

  @Test
  void goesOnWithEverythingElseWhileRowsAreWritten() {
    String id = submit(1000).sampleId();
    results.hold();
    TestProbe<OutcomesTaken> first = reportBatch("lane-1", sampled(id, 0, 250));
    TestProbe<OutcomesTaken> second = reportBatch("lane-2", sampled(id, 1, 250));
    TestProbe<OutcomesTaken> third = reportBatch("lane-3", sampled(id, 2, 250));

    assertThat(describe(id)).isEqualTo(new Progress(id, SNAPSHOT, spec(1000, 1), 0, 4));
    assertThat(results.steps()).hasSize(1);
    results.release();
    first.receiveMessage();
    second.receiveMessage();
    third.receiveMessage();

    assertThat(events().subList(1, 3))
        .containsExactly(
            new TasksAccepted(id, List.of(0), Samples.counts(250)),
            new TasksAccepted(id, List.of(1, 2), Samples.counts(500)));
  }

  @Test
  void takesAReportAgainWhoseRowsCouldNotBeWritten() {
    String id = submit(600).sampleId();
    results.failNext(new SQLException("the disk is full"));
    reportBatch("lane-1", sampled(id, 0, 250)).expectNoMessage();

    report("lane-1", id, 0, twoApart(250));

    assertThat(events()).hasSize(2);
  }

  @Test
  void takesAReportAgainWhoseEventCouldNotBeWritten() {
    String id = submit(600).sampleId();
    results.hold();
    TestProbe<OutcomesTaken> lane = reportBatch("lane-1", sampled(id, 0, 250));
    coordinator.persistenceTestKit().failNextPersisted(Coordinator.ID.id());
    LoggingTestKit.empty()
        .withMessageContains("Failed to persist")
        .expect(
            kit.system(),
            () -> {
              results.release();
              return true;
            });
    lane.expectNoMessage();
    time.timePasses(Duration.ofSeconds(1));

    report("lane-1", id, 0, twoApart(250));

    assertThat(lastEvent()).isEqualTo(new TasksAccepted(id, List.of(0), Samples.counts(250)));
  }

  @Test
  void failsTheSampleLoudlyWhenARowDiffers() {
    String id = submit(600).sampleId();
    results.conflictNext(new Conflict(new TaskName(id, 0), "1a2b", "3c4d"));

    report("lane-1", id, 0, twoApart(250));

    assertThat(describe(id))
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(failed.reason()).contains("task 0").contains("1a2b").contains("3c4d"));
  }

  @Test
  void removesTheRowsOfForgottenSamplesWhenAnotherWasStarted() {
    String id = submit(600).sampleId();
    report("lane-1", id, 0, twoApart(250));
    report("lane-1", id, 1, twoApart(250));

    assertThat(results.steps()).extracting(Step::onlyJobs).containsExactly(Set.of(id), Set.of());
  }
}
