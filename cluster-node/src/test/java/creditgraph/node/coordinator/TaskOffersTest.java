package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static creditgraph.node.coordinator.Samples.spec;
import static creditgraph.node.coordinator.Samples.taskName;
import static creditgraph.node.coordinator.Samples.twoApart;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.coordinator.Coordinator.Departure;
import creditgraph.node.coordinator.Coordinator.NodeRemoved;
import creditgraph.node.coordinator.CoordinatorEvent.TasksAccepted;
import creditgraph.protocol.sample.Sampling.Failed;
import creditgraph.protocol.sample.Sampling.Progress;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskBoard.KeepTask;
import creditgraph.protocol.work.TaskBoard.NothingToDo;
import creditgraph.protocol.work.TaskBoard.OutcomeTaken;
import creditgraph.protocol.work.TaskBoard.PullTask;
import creditgraph.protocol.work.TaskBoard.ReportOutcome;
import creditgraph.protocol.work.TaskBoard.RunTask;
import creditgraph.protocol.work.TaskBoard.RunTasks;
import creditgraph.protocol.work.TaskBoard.TaskOffer;
import creditgraph.protocol.work.TaskOutcome;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/// Who is given which task, and when it is given to somebody else.
final class TaskOffersTest extends CoordinatorFixture {

  @Test
  void offersATaskAgainThatMetAnotherSnapshot() {
    String id = submit(300).sampleId();
    pull("lane-1");

    report("lane-1", id, 0, new TaskOutcome.WrongSnapshot("cccccccc"));

    assertThat(events()).hasSize(1);
    assertThat(pull("lane-2")).isEqualTo(taskName(id, 0));
  }

  @Test
  void offersATaskAgainWhenItsLaneStaysSilent() {
    String id = submit(250).sampleId();
    pull("lane-1");
    assertThat(offered("lane-2")).isInstanceOf(NothingToDo.class);

    now = now.plus(LEASE);
    time.timePasses(Duration.ofSeconds(1));

    assertThat(pull("lane-2")).isEqualTo(taskName(id, 0));
  }

  @Test
  void leavesATaskToALaneThatStillComputes() {
    String id = submit(250).sampleId();
    pull("lane-1");
    now = now.plusSeconds(9);
    coordinator.runCommand(new KeepTask("lane-1", taskName(id, 0)));

    now = now.plusSeconds(9);
    time.timePasses(Duration.ofSeconds(1));

    assertThat(offered("lane-2")).isInstanceOf(NothingToDo.class);
  }

  @Test
  void offersTheTasksOfARemovedNodeAtOnce() {
    String id = submit(250).sampleId();
    pull("lane-1");

    coordinator.runCommand(new NodeRemoved(kit.system().address().toString(), Departure.LEFT));

    assertThat(pull("lane-2")).isEqualTo(taskName(id, 0));
  }

  @Test
  void endsASampleOnASnapshotThatNoNodeHasAnyMore() {
    String id = submit(250).sampleId();
    pullWith("lane-1", Samples.OTHER.fingerprint());

    now = now.plus(OrphanWatch.PATIENCE).plusSeconds(1);
    pullWith("lane-1", Samples.OTHER.fingerprint());

    assertThat(describe(id))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.reason()).contains(SNAPSHOT.path()));
  }

  @Test
  void knowsAfterARestartWhatWasAcceptedAndOffersTheRest() {
    String id = submit(600).sampleId();
    pull("lane-1");
    report("lane-1", id, 0, twoApart(250));
    pull("lane-2");

    coordinator.restart();

    assertThat(describe(id)).isEqualTo(new Progress(id, SNAPSHOT, spec(600, 1), 1, 3));
    assertThat(List.of(pull("lane-3"), pull("lane-4")))
        .containsExactly(taskName(id, 1), taskName(id, 2));
  }

  @Test
  void offersABatchAndTakesItsOutcomesTogether() {
    String id = submit(2000).sampleId();
    TestProbe<TaskOffer> lane = kit.createTestProbe();
    coordinator.runCommand(
        new PullTask("lane-1", List.of(SNAPSHOT.fingerprint()), 3, lane.getRef()));
    assertThat(((RunTasks) lane.receiveMessage()).tasks())
        .extracting(Task::name)
        .containsExactly(taskName(id, 0), taskName(id, 1), taskName(id, 2));

    reportBatch("lane-1", sampled(id, 0, 250), sampled(id, 1, 250)).receiveMessage();

    assertThat(lastEvent()).isEqualTo(new TasksAccepted(id, List.of(0, 1), Samples.counts(500)));
    assertThat(pull("lane-2")).isEqualTo(taskName(id, 2));
  }

  /// During a rolling upgrade lanes may be the older ones.
  @Test
  void talksToLanesThatKnowNoBatches() {
    String id = submit(600).sampleId();
    TestProbe<TaskOffer> offers = kit.createTestProbe();
    TestProbe<OutcomeTaken> acknowledgements = kit.createTestProbe();
    coordinator.runCommand(
        new PullTask("lane-1", List.of(SNAPSHOT.fingerprint()), 0, offers.getRef()));
    Task task = ((RunTask) offers.receiveMessage()).task();

    coordinator.runCommand(
        new ReportOutcome("lane-1", task.name(), twoApart(250), acknowledgements.getRef()));

    assertThat(acknowledgements.receiveMessage()).isEqualTo(new OutcomeTaken(taskName(id, 0)));
    assertThat(lastEvent()).isEqualTo(new TasksAccepted(id, List.of(0), Samples.counts(250)));
  }
}
