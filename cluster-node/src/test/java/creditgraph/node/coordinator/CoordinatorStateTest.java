package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static creditgraph.node.coordinator.Samples.START;
import static creditgraph.node.coordinator.Samples.spec;
import static creditgraph.node.coordinator.Samples.taskName;
import static creditgraph.node.coordinator.Samples.twoApart;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.coordinator.CoordinatorEvent.SampleCancelled;
import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.node.coordinator.CoordinatorEvent.SamplePaused;
import creditgraph.node.coordinator.CoordinatorEvent.SampleStarted;
import creditgraph.node.coordinator.CoordinatorEvent.TaskBroke;
import creditgraph.node.coordinator.CoordinatorEvent.TasksAccepted;
import creditgraph.node.coordinator.CoordinatorState.Submission;
import creditgraph.node.coordinator.OutcomeQueue.Report;
import creditgraph.node.coordinator.TaskResults.Conflict;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.Priority;
import creditgraph.protocol.job.JobCard.TaskTrouble;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.Sampling.Busy;
import creditgraph.protocol.sample.Sampling.Failed;
import creditgraph.protocol.sample.Sampling.Finished;
import creditgraph.protocol.sample.Sampling.Progress;
import creditgraph.protocol.sample.Sampling.UnknownSample;
import creditgraph.protocol.work.TaskOutcome;
import creditgraph.protocol.work.TaskReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CoordinatorStateTest {

  private static final int MAX_RUNNING = 2;

  private final CoordinatorState state = new CoordinatorState();

  @Test
  void namesEqualSamplesEqually() {
    assertThat(SampleIds.of(SNAPSHOT, spec(600, 1)))
        .isEqualTo(SampleIds.of(SNAPSHOT, spec(600, 1)));
    assertThat(SampleIds.of(SNAPSHOT, spec(600, 1))).matches("[0-9a-f]{16}");
    assertThat(
            List.of(
                SampleIds.of(SNAPSHOT, spec(600, 2)),
                SampleIds.of(SNAPSHOT, spec(601, 1)),
                SampleIds.of(Samples.OTHER, spec(600, 1)),
                SampleIds.of(SNAPSHOT, SampleSpec.of(Samples.EVERYONE, 600, 1, "again"))))
        .doesNotHaveDuplicates()
        .doesNotContain(SampleIds.of(SNAPSHOT, spec(600, 1)));
  }

  @Test
  void cutsASampleIntoTasksOfWhichTheLastIsShorter() {
    SampleState sample = started(600);

    assertThat(sample.taskCount()).isEqualTo(3);
    assertThat(List.of(sample.pairs(0), sample.pairs(1), sample.pairs(2)))
        .containsExactly(250, 250, 100);
  }

  @Test
  void sumsTheCountsInWhicheverOrderTheyCome() {
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
    SampleState sample = started(1000);
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
    SampleState sample = started(600);
    take(sample.id(), 0, Samples.counts(250));

    assertThat(judge("lane-1", taskName(sample.id(), 0), twoApart(250))).isEmpty();
    assertThat(state.describe(sample.id()))
        .isEqualTo(new Progress(sample.id(), SNAPSHOT, spec(600, 1), 1, 3));
  }

  @Test
  void takesNothingFromTasksThatAreNot() {
    SampleState sample = started(600);

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
  void keepsTheIdsOfSamplesWithTheUsualCut() {
    SampleSpec usual = spec(600, 1);
    SampleSpec fine = new SampleSpec(usual.ruleset(), 600, 1, "", 1);

    assertThat(SampleIds.of(SNAPSHOT, usual)).isEqualTo("4eee9e09bbe906b5");
    assertThat(SampleIds.of(SNAPSHOT, fine)).isNotEqualTo(SampleIds.of(SNAPSHOT, usual));
  }

  @Test
  void keepsTheReasonOfEveryBreakAndNoLongerThanItMustBe() {
    String id = start(600, 1);
    judge("lane-1", taskName(id, 1), new TaskOutcome.Failed("no memory")).forEach(state::apply);
    judge("lane-2", taskName(id, 1), new TaskOutcome.Failed("x".repeat(10_000)))
        .forEach(state::apply);

    List<TaskTrouble> troubles = state.sample(id).orElseThrow().card(0, 20).troubles();

    assertThat(troubles).singleElement().extracting(TaskTrouble::task).isEqualTo(1);
    assertThat(troubles.getFirst().reasons()).first().isEqualTo("lane lane-1: no memory");
    assertThat(troubles.getFirst().reasons().getLast()).hasSize(Judgement.MAX_REASON + 1);
  }

  @Test
  void triesATaskAsOftenAsTheTermsSay() {
    JobTerms terms = new JobTerms(Priority.NORMAL, Duration.ZERO, 1);
    SampleStarted event =
        ((Submission.Start) state.start(SNAPSHOT, spec(600, 1), terms, START, MAX_RUNNING)).event();
    state.apply(event);

    judge("lane-1", taskName(event.sampleId(), 1), new TaskOutcome.Failed("no memory"))
        .forEach(state::apply);

    assertThat(state.describe(event.sampleId())).isInstanceOf(Failed.class);
  }

  @Test
  void failsASampleThatIsNotFinishedInTime() {
    JobTerms terms = new JobTerms(Priority.NORMAL, Duration.ofMinutes(1), 3);
    state.apply(
        ((Submission.Start) state.start(SNAPSHOT, spec(600, 1), terms, START, MAX_RUNNING))
            .event());
    start(600, 2);

    assertThat(state.overdue(START.plusSeconds(60))).isEmpty();
    assertThat(state.overdue(START.plusSeconds(61)))
        .singleElement()
        .isInstanceOfSatisfying(
            SampleFailed.class, failed -> assertThat(failed.reason()).contains("PT1M"));
  }

  @Test
  void startsACancelledSampleAnew() {
    String id = start(600, 1);
    state.apply(new SampleCancelled(id));
    assertThat(state.sample(id).orElseThrow().status()).isEqualTo(JobStatus.CANCELLED);

    start(600, 1);

    assertThat(state.sample(id).orElseThrow().status()).isEqualTo(JobStatus.RUNNING);
  }

  @Test
  void stillTakesWhatWasUnderWayWhenASampleWasPaused() {
    String id = start(600, 1);
    state.apply(new SamplePaused(id));

    take(id, 0, Samples.counts(250));

    assertThat(state.sample(id).orElseThrow().status()).isEqualTo(JobStatus.PAUSED);
  }

  @Test
  void letsATaskGoBackThatMetAnotherSnapshot() {
    SampleState sample = started(600);

    assertThat(judge("lane-1", taskName(sample.id(), 0), new TaskOutcome.WrongSnapshot("cccccccc")))
        .isEmpty();
    assertThat(sample.wants(0)).isTrue();
  }

  @Test
  void doesNotBelieveCountsThatDoNotAddUp() {
    SampleState sample = started(600);

    assertThat(judge("lane-1", taskName(sample.id(), 2), twoApart(250)))
        .singleElement()
        .isInstanceOfSatisfying(
            TaskBroke.class,
            broke -> assertThat(broke.reason()).contains("lane-1").contains("250").contains("100"));
  }

  @Test
  void failsTheSampleWhenATaskBreaksForTheThirdTime() {
    SampleState sample = started(600);
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

  @Test
  void findsTheEqualSampleInsteadOfStartingASecond() {
    SampleState sample = started(600);

    assertThat(state.start(SNAPSHOT, spec(600, 1), JobTerms.USUAL, START, MAX_RUNNING))
        .isEqualTo(new Submission.Answer(state.describe(sample.id())));
  }

  @Test
  void startsAFailedSampleAnew() {
    SampleState sample = started(600);
    take(sample.id(), 0, Samples.counts(250));
    state.apply(new SampleFailed(sample.id(), "broken"));

    SampleState again = started(600);

    assertThat(state.describe(again.id()))
        .isEqualTo(new Progress(sample.id(), SNAPSHOT, spec(600, 1), 0, 3));
  }

  @Test
  void isBusyWhenAsManySamplesRunAsMay() {
    start(600, 1);
    start(600, 2);

    assertThat(state.start(SNAPSHOT, spec(600, 3), JobTerms.USUAL, START, MAX_RUNNING))
        .isEqualTo(new Submission.Answer(new Busy(2)));
  }

  @Test
  void forgetsTheOldestEndedSamples() {
    List<String> ids = new ArrayList<>();
    for (int seed = 0; seed < CoordinatorState.MAX_ENDED + 3; seed++) {
      String id = start(10, seed);
      take(id, 0, Samples.counts(10));
      ids.add(id);
    }
    start(600, 99_999);

    assertThat(state.describe(ids.get(2))).isEqualTo(new UnknownSample(ids.get(2)));
    assertThat(state.describe(ids.get(3))).isInstanceOf(Finished.class);
  }

  @Test
  void makesNothingOfEventsOfASampleThatItDoesNotKnow() {
    state.apply(new TasksAccepted("0123456789abcdef", List.of(0), Samples.counts(250)));
    state.apply(new SampleFailed("0123456789abcdef", "no reason"));

    assertThat(state.samples()).isEmpty();
  }

  @Test
  void comesBackWholeFromACheckpoint() {
    SampleState sample = started(600);
    take(sample.id(), 1, Samples.counts(250));
    judge("lane-1", taskName(sample.id(), 0), new TaskOutcome.Failed("hm")).forEach(state::apply);
    String ended = start(10, 7);
    state.apply(new SampleFailed(ended, "gone"));
    String paused = start(10, 8);
    state.apply(new SamplePaused(paused));
    String cancelled = start(10, 9);
    state.apply(new SampleCancelled(cancelled));

    CoordinatorState back = CoordinatorCheckpoint.of(state).toState();

    assertThat(CoordinatorCheckpoint.of(back)).isEqualTo(CoordinatorCheckpoint.of(state));
    assertThat(back.describe(sample.id())).isEqualTo(state.describe(sample.id()));
    assertThat(back.describe(ended)).isEqualTo(state.describe(ended));
    assertThat(back.sample(sample.id()).orElseThrow().card(0, 20)).isEqualTo(sample.card(0, 20));
    assertThat(back.sample(paused).orElseThrow().status()).isEqualTo(JobStatus.PAUSED);
    assertThat(back.sample(cancelled).orElseThrow().status()).isEqualTo(JobStatus.CANCELLED);
  }

  private SampleState started(int pairs) {
    return state.sample(start(pairs, 1)).orElseThrow();
  }

  private String start(int pairs, long seed) {
    Submission submission =
        state.start(SNAPSHOT, spec(pairs, seed), JobTerms.USUAL, START, Integer.MAX_VALUE);
    SampleStarted event = ((Submission.Start) submission).event();
    state.apply(event);
    return event.sampleId();
  }

  private void take(String sampleId, int index, DistanceCounts counts) {
    List<CoordinatorEvent> events =
        judge("lane-1", taskName(sampleId, index), new TaskOutcome.Sampled(counts));
    assertThat(events).containsExactly(new TasksAccepted(sampleId, List.of(index), counts));
    events.forEach(state::apply);
  }

  private List<CoordinatorEvent> judge(String lane, String taskName, TaskOutcome outcome) {
    return state.judge(List.of(report(lane, new TaskReport(taskName, outcome))), List.of(), START);
  }

  private static Report report(String lane, TaskReport... tasks) {
    return new Report(lane, List.of(tasks), () -> {});
  }

  private static TaskReport sampled(String sampleId, int index, int pairs) {
    return new TaskReport(taskName(sampleId, index), twoApart(pairs));
  }
}
