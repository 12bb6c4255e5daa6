package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static creditgraph.node.coordinator.Samples.taskName;
import static creditgraph.node.coordinator.Samples.twoApart;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.coordinator.Coordinator.Departure;
import creditgraph.node.coordinator.Coordinator.NodeRemoved;
import creditgraph.node.coordinator.CoordinatorEvent.TasksLost;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskBoard.NothingToDo;
import creditgraph.protocol.work.TaskBoard.PullTask;
import creditgraph.protocol.work.TaskBoard.RunTasks;
import creditgraph.protocol.work.TaskBoard.TaskOffer;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/// Tasks whose nodes go away: which of them is blamed, and when that is too much.
final class TaskLossTest extends CoordinatorFixture {

  @Test
  void keepsTheReasonWhenANodeIsPutOutWhileItComputes() {
    String id = submit(600).sampleId();
    pull("lane-1");

    remove(Departure.DOWNED);

    assertThat(lastEvent()).isInstanceOf(TasksLost.class);
    coordinator.restart();
    assertThat(card(describeJob(id)).troubles())
        .singleElement()
        .satisfies(trouble -> {
          assertThat(trouble.task()).isZero();
          assertThat(trouble.reasons().getFirst())
              .contains(kit.system().address().toString())
              .contains("left while computing it on lane-1");
        });
  }

  @Test
  void blamesNoTaskOfANodeThatLeftInOrder() {
    String id = submit(600).sampleId();
    pull("lane-1");

    remove(Departure.LEFT);

    assertThat(events()).hasSize(1);
    assertThat(card(describeJob(id)).tasksInTrouble()).isZero();
  }

  @Test
  void blamesTheTasksOfALaneThatFallsSilent() {
    String id = submit(600).sampleId();
    pull("lane-1");

    now = now.plus(LEASE);
    time.timePasses(Duration.ofSeconds(1));

    assertThat(pull("lane-2")).isEqualTo(taskName(id, 0));
    assertThat(lastEvent())
        .isInstanceOfSatisfying(
            TasksLost.class, lost -> assertThat(lost.reason()).contains("fell silent"));
  }

  @Test
  void blamesNoTaskWhoseLaneAsksAgain() {
    String id = submit(600).sampleId();

    assertThat(pull("lane-1")).isEqualTo(taskName(id, 0));
    assertThat(pull("lane-1")).isEqualTo(taskName(id, 0));

    assertThat(events()).hasSize(1);
  }

  @Test
  void offersATaskAtOnceThatWasLostOnce() {
    String id = submit(250).sampleId();
    pull("lane-1");
    remove(Departure.DOWNED);

    assertThat(pull("lane-2")).isEqualTo(taskName(id, 0));
  }

  @Test
  void offersATaskAloneThatWasLostTwice() {
    String id = submit(2000).sampleId();
    for (int loss = 0; loss < TaskTries.SUSPICIOUS; loss++) {
      assertThat(batch("lane-1")).hasSizeGreaterThan(1).contains(taskName(id, 0));
      remove(Departure.DOWNED);
    }
    now = now.plusSeconds(2);

    assertThat(batch("lane-1")).containsExactly(taskName(id, 0));
    // The next suspect waits for the first: this is the same node.
    assertThat(batch("lane-2")).doesNotContain(taskName(id, 1)).isNotEmpty();
  }

  @Test
  void failsTheJobOfATaskThatEndsEveryNode() {
    String id = submit(2000).sampleId();
    int nodes = 0;
    while (card(describeJob(id)).status() == JobStatus.RUNNING && nodes < 50) {
      List<String> given = batch("lane-1");
      if (given.contains(taskName(id, 5))) {
        nodes++;
        remove(Departure.DOWNED);
      } else {
        finish(id, given);
      }
      now = now.plusSeconds(61);
    }

    JobCard card = card(describeJob(id));
    assertThat(card.status()).isEqualTo(JobStatus.FAILED);
    assertThat(card.reason()).contains("task 5 was lost 8 times").contains("left while computing");
    assertThat(nodes).isLessThanOrEqualTo(Judgement.MAX_LOSSES_ALONE + TaskTries.SUSPICIOUS);
    assertThat(tally.poison()).isEqualTo(1);
  }

  /// Every batch but the last is lost as often as it takes to come under suspicion.
  @Test
  void finishesAJobWhoseNodesAreKilledOverAndOver() {
    String id = submit(2000).sampleId();
    int given = 0;
    while (card(describeJob(id)).status() == JobStatus.RUNNING && given < 200) {
      List<String> batch = batch("lane-1");
      if (given++ % 3 != 2) {
        remove(Departure.DOWNED);
      } else {
        finish(id, batch);
      }
      now = now.plusSeconds(61);
    }

    assertThat(card(describeJob(id)).status()).isEqualTo(JobStatus.FINISHED);
  }

  @Test
  void countsBreaksAndLossesApart() {
    String id = submit(250).sampleId();
    for (int loss = 0; loss < 5; loss++) {
      pull("lane-1");
      remove(Departure.DOWNED);
      now = now.plusSeconds(61);
    }

    JobCard card = card(describeJob(id));
    assertThat(card.status()).isEqualTo(JobStatus.RUNNING);
    assertThat(card.troubles().getFirst().reasons()).hasSize(5);
    report("lane-1", id, 0, twoApart(250));
    assertThat(card(describeJob(id)).status()).isEqualTo(JobStatus.FINISHED);
  }

  private void remove(Departure how) {
    coordinator.runCommand(new NodeRemoved(kit.system().address().toString(), how));
  }

  private List<String> batch(String lane) {
    TestProbe<TaskOffer> probe = kit.createTestProbe();
    coordinator.runCommand(new PullTask(lane, List.of(SNAPSHOT.fingerprint()), 4, probe.getRef()));
    return switch (probe.receiveMessage()) {
      case RunTasks run -> run.tasks().stream().map(Task::name).toList();
      case NothingToDo _ -> List.of();
      default -> throw new AssertionError("no batch");
    };
  }

  private void finish(String id, List<String> tasks) {
    tasks.forEach(
        name -> report("lane-1", id, TaskName.parse(name).orElseThrow().index(), twoApart(250)));
  }
}
