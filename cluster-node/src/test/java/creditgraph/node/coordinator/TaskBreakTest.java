package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static creditgraph.node.coordinator.Samples.START;
import static creditgraph.node.coordinator.Samples.spec;
import static creditgraph.node.coordinator.Samples.taskName;
import static creditgraph.node.coordinator.Samples.twoApart;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.node.coordinator.CoordinatorEvent.Started;
import creditgraph.node.coordinator.CoordinatorEvent.TaskBroke;
import creditgraph.node.coordinator.CoordinatorState.Submission;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.Priority;
import creditgraph.protocol.job.JobCard.TaskTrouble;
import creditgraph.protocol.sample.Sampling.Failed;
import creditgraph.protocol.work.TaskOutcome;
import creditgraph.protocol.work.TaskReport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a task that breaks does to its sample.
final class TaskBreakTest extends StateFixture {

  @Test
  void countsEveryBreakOfABatch() {
    String id = start(1000, 1);
    TaskReport broken = new TaskReport(taskName(id, 1), new TaskOutcome.Failed("no memory"));

    List<CoordinatorEvent> events =
        state.judge(
            List.of(
                report("lane-1", broken),
                report("lane-2", broken),
                report("lane-3", broken),
                report("lane-4", broken)),
            List.of(),
            START);

    assertThat(events).hasSize(4).filteredOn(TaskBroke.class::isInstance).hasSize(3);
    assertThat(events.getLast()).isInstanceOf(SampleFailed.class);
  }

  @Test
  void keepsTheReasonOfEveryBreakAndNoLongerThanItMustBe() {
    String id = start(600, 1);
    judge("lane-1", taskName(id, 1), new TaskOutcome.Failed("no memory")).forEach(state::apply);
    judge("lane-2", taskName(id, 1), new TaskOutcome.Failed("x".repeat(10_000)))
        .forEach(state::apply);

    List<TaskTrouble> troubles = state.job(id).orElseThrow().card(0, 20).troubles();

    assertThat(troubles).singleElement().extracting(TaskTrouble::task).isEqualTo(1);
    assertThat(troubles.getFirst().reasons()).first().isEqualTo("lane lane-1: no memory");
    assertThat(troubles.getFirst().reasons().getLast()).hasSize(Judgement.MAX_REASON + 1);
  }

  @Test
  void triesATaskAsOftenAsTheTermsSay() {
    JobTerms terms = new JobTerms(Priority.NORMAL, Duration.ZERO, 1);
    Started event =
        ((Submission.Start) state.start(SNAPSHOT, spec(600, 1), terms, START, MAX_RUNNING)).event();
    state.apply(event);

    judge("lane-1", taskName(event.sampleId(), 1), new TaskOutcome.Failed("no memory"))
        .forEach(state::apply);

    assertThat(state.describe(event.sampleId())).isInstanceOf(Failed.class);
  }

  @Test
  void letsATaskGoBackThatMetAnotherSnapshot() {
    JobState sample = started(600);

    assertThat(judge("lane-1", taskName(sample.id(), 0), new TaskOutcome.WrongSnapshot("cccccccc")))
        .isEmpty();
    assertThat(sample.wants(0)).isTrue();
  }

  @Test
  void failsTheSampleWhenATaskBreaksForTheThirdTime() {
    JobState sample = started(600);
    TaskOutcome broken = new TaskOutcome.Failed("no memory");
    for (int attempt = 1; attempt < JobTerms.USUAL_TRIES; attempt++) {
      List<CoordinatorEvent> events = judge("lane-1", taskName(sample.id(), 1), broken);
      assertThat(events).hasSize(1);
      events.forEach(state::apply);
      assertThat(sample.isRunning()).isTrue();
    }

    judge("lane-2", taskName(sample.id(), 1), broken).forEach(state::apply);

    assertThat(state.describe(sample.id()))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.reason()).contains("task 1").contains("no memory"));
    assertThat(judge("lane-1", taskName(sample.id(), 0), twoApart(250))).isEmpty();
  }
}
