package creditgraph.node.coordinator;

import static creditgraph.node.coordinator.Samples.SNAPSHOT;
import static creditgraph.node.coordinator.Samples.START;
import static creditgraph.node.coordinator.Samples.spec;
import static creditgraph.node.coordinator.Samples.taskName;
import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.coordinator.CoordinatorEvent.SampleCancelled;
import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.node.coordinator.CoordinatorEvent.SamplePaused;
import creditgraph.node.coordinator.CoordinatorEvent.TasksAccepted;
import creditgraph.node.coordinator.CoordinatorState.Submission;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.Priority;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.Sampling.Finished;
import creditgraph.protocol.sample.Sampling.Progress;
import creditgraph.protocol.sample.Sampling.UnknownSample;
import creditgraph.protocol.work.TaskOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Samples as they start, end, are forgotten and come back from a checkpoint.
final class CoordinatorStateTest extends StateFixture {

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
    JobState job = started(600);
    SampleWork sample = (SampleWork) job.work();

    assertThat(sample.taskCount()).isEqualTo(3);
    assertThat(List.of(sample.pairs(0), sample.pairs(1), sample.pairs(2)))
        .containsExactly(250, 250, 100);
  }

  @Test
  void keepsTheIdsOfSamplesWithTheUsualCut() {
    SampleSpec usual = spec(600, 1);
    SampleSpec fine = new SampleSpec(usual.ruleset(), 600, 1, "", 1);

    assertThat(SampleIds.of(SNAPSHOT, usual)).isEqualTo("4eee9e09bbe906b5");
    assertThat(SampleIds.of(SNAPSHOT, fine)).isNotEqualTo(SampleIds.of(SNAPSHOT, usual));
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
    assertThat(state.job(id).orElseThrow().status()).isEqualTo(JobStatus.CANCELLED);

    start(600, 1);

    assertThat(state.job(id).orElseThrow().status()).isEqualTo(JobStatus.RUNNING);
  }

  @Test
  void findsTheEqualSampleInsteadOfStartingASecond() {
    JobState sample = started(600);

    assertThat(state.start(SNAPSHOT, spec(600, 1), JobTerms.USUAL, START, MAX_RUNNING))
        .isEqualTo(new Submission.Known(sample));
  }

  @Test
  void startsAFailedSampleAnew() {
    JobState sample = started(600);
    take(sample.id(), 0, Samples.counts(250));
    state.apply(new SampleFailed(sample.id(), "broken"));

    JobState again = started(600);

    assertThat(state.describe(again.id()))
        .isEqualTo(new Progress(sample.id(), SNAPSHOT, spec(600, 1), 0, 3));
  }

  @Test
  void isBusyWhenAsManySamplesRunAsMay() {
    start(600, 1);
    start(600, 2);

    assertThat(state.start(SNAPSHOT, spec(600, 3), JobTerms.USUAL, START, MAX_RUNNING))
        .isEqualTo(new Submission.Full(2));
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

    assertThat(state.jobs()).isEmpty();
  }

  @Test
  void comesBackWholeFromACheckpoint() {
    JobState sample = started(600);
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
    assertThat(back.job(sample.id()).orElseThrow().card(0, 20)).isEqualTo(sample.card(0, 20));
    assertThat(back.job(paused).orElseThrow().status()).isEqualTo(JobStatus.PAUSED);
    assertThat(back.job(cancelled).orElseThrow().status()).isEqualTo(JobStatus.CANCELLED);
  }
}
