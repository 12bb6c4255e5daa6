package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static creditgraph.node.coordinator.Samples.taskName;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.coordinator.Coordinator.Departure;
import creditgraph.node.coordinator.Coordinator.NodeRemoved;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.job.JobControl.SubmitJob;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskBoard;
import creditgraph.protocol.work.TaskBoard.NothingToDo;
import creditgraph.protocol.work.TaskBoard.PullTask;
import creditgraph.protocol.work.TaskBoard.RunTask;
import creditgraph.protocol.work.TaskBoard.RunTasks;
import creditgraph.protocol.work.TaskBoard.TaskOffer;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/// What lanes hear that have nothing to do when a job begins.
final class TaskHandoutTest extends CoordinatorFixture {

  @Test
  void beginsAJobOnEveryLaneThatWaits() {
    TestProbe<TaskOffer> first = waiting("lane-1");
    TestProbe<TaskOffer> second = waiting("lane-2");

    String id = submit(500).sampleId();

    assertThat(List.of(name(first), name(second)))
        .containsExactlyInAnyOrder(taskName(id, 0), taskName(id, 1));
    assertThat(offered("lane-3")).isInstanceOf(NothingToDo.class);
  }

  @Test
  void beginsAJobAgainThatWasPaused() {
    String id = submit(250).sampleId();
    change(id, Change.PAUSE);
    TestProbe<TaskOffer> lane = waiting("lane-1");

    change(id, Change.RESUME);

    assertThat(name(lane)).isEqualTo(taskName(id, 0));
  }

  @Test
  void givesALaneThatAsksInTheSameMomentWhatItWasJustGiven() {
    TestProbe<TaskOffer> lane = waiting("lane-1");
    String id = submit(500).sampleId();

    assertThat(pull("lane-1")).isEqualTo(taskName(id, 0)).isEqualTo(name(lane));
    assertThat(pull("lane-2")).isEqualTo(taskName(id, 1));
  }

  @Test
  void tellsALaneOnce() {
    TestProbe<TaskOffer> lane = waiting("lane-1");
    submit(250);
    lane.receiveMessage();

    submit(500);

    lane.expectNoMessage(Duration.ZERO);
  }

  @Test
  void givesNothingToALaneWithoutTheSnapshot() {
    TestProbe<TaskOffer> lane = waiting("lane-1", 1, Samples.OTHER.fingerprint());

    assertIsPassedOver(lane);
  }

  @Test
  void givesNothingToALaneThatHasNotAskedAgain() {
    TestProbe<TaskOffer> lane = waiting("lane-1");
    now = now.plus(TaskHandout.ASK_AGAIN_AFTER.multipliedBy(TaskHandout.REMEMBERED_TIMES));

    assertIsPassedOver(lane);
  }

  @Test
  void givesNothingToANodeThatHasLeft() {
    TestProbe<TaskOffer> lane = waiting("lane-1");
    coordinator.runCommand(new NodeRemoved(kit.system().address().toString(), Departure.LEFT));

    assertIsPassedOver(lane);
  }

  /// During a rolling upgrade lanes may be the older ones.
  @Test
  void givesOneTaskToALaneThatKnowsNoBatches() {
    TestProbe<TaskOffer> lane = waiting("lane-1", 0, SNAPSHOT.fingerprint());

    String id = submit(500).sampleId();

    assertThat(((RunTask) lane.receiveMessage()).task())
        .extracting(Task::name)
        .isEqualTo(taskName(id, 0));
  }

  @Test
  void givesALaneThatWaitsForItsNodesTasksThemAndNoOthers() {
    TestProbe<TaskOffer> lane = kit.createTestProbe();
    coordinator.runCommand(
        new PullTask("lane-of-n1", List.of(), 1, TaskBoard.GENERATION, "n1", lane.getRef()));
    assertThat(lane.receiveMessage()).isEqualTo(new NothingToDo(TaskHandout.ASK_AGAIN_ALONE_AFTER));

    submit(250);
    lane.expectNoMessage(Duration.ZERO);

    coordinator.<JobReply>runCommand(
        replyTo -> new SubmitJob(JobKinds.verify("n1"), JobTerms.USUAL, replyTo));
    assertThat(((RunTasks) lane.receiveMessage()).tasks())
        .singleElement()
        .isInstanceOf(Task.VerifyCopy.class);
  }

  private void assertIsPassedOver(TestProbe<TaskOffer> lane) {
    String id = submit(250).sampleId();

    lane.expectNoMessage(Duration.ZERO);
    assertThat(pull("lane-2")).isEqualTo(taskName(id, 0));
  }

  private TestProbe<TaskOffer> waiting(String lane) {
    return waiting(lane, 1, SNAPSHOT.fingerprint());
  }

  private TestProbe<TaskOffer> waiting(String lane, int atMost, String fingerprint) {
    TestProbe<TaskOffer> probe = kit.createTestProbe();
    coordinator.runCommand(new PullTask(lane, List.of(fingerprint), atMost, probe.getRef()));
    assertThat(probe.receiveMessage()).isEqualTo(new NothingToDo(TaskHandout.ASK_AGAIN_AFTER));
    return probe;
  }

  private static String name(TestProbe<TaskOffer> lane) {
    return ((RunTasks) lane.receiveMessage()).tasks().getFirst().name();
  }
}
