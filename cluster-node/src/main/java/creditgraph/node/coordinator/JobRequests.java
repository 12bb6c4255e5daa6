package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorState.Submission;
import creditgraph.node.coordinator.JobDesk.Ruling;
import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobControl.ChangeJob;
import creditgraph.protocol.job.JobControl.DescribeJob;
import creditgraph.protocol.job.JobControl.ListJobs;
import creditgraph.protocol.sample.Sampling.DescribeSample;
import creditgraph.protocol.sample.Sampling.SubmitSample;
import creditgraph.protocol.sample.Sampling.UnknownRuleset;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.persistence.typed.javadsl.Effect;

/// The coordinator's conversations with those who ask for jobs. Whoever is told that something was
/// done is told after it was journaled.
final class JobRequests {

  private final CoordinatorSettings settings;
  private final CurrentSnapshots snapshots;
  private final InstantSource clock;
  private final JobDesk desk;
  private final Decisions decisions;

  JobRequests(
      CoordinatorSettings settings,
      CurrentSnapshots snapshots,
      InstantSource clock,
      JobDesk desk,
      Decisions decisions) {
    this.settings = settings;
    this.snapshots = snapshots;
    this.clock = clock;
    this.desk = desk;
    this.decisions = decisions;
  }

  Effect<CoordinatorEvent, CoordinatorState> submit(CoordinatorState state, SubmitSample submit) {
    Optional<SnapshotRef> snapshot = snapshots.current(submit.spec().ruleset());
    if (snapshot.isEmpty()) {
      submit.replyTo().tell(new UnknownRuleset(submit.spec().ruleset(), snapshots.rulesets()));
      return decisions.none();
    }
    return switch (state.start(
        snapshot.get(), submit.spec(), submit.terms(), clock.instant(), settings.maxRunning())) {
      case Submission.Answer answer -> {
        submit.replyTo().tell(answer.reply());
        yield decisions.none();
      }
      case Submission.Start start ->
          decisions.journal(
              List.of(start.event()),
              now -> submit.replyTo().tell(now.describe(start.event().sampleId())));
    };
  }

  Effect<CoordinatorEvent, CoordinatorState> describe(
      CoordinatorState state, DescribeSample describe) {
    describe.replyTo().tell(state.describe(describe.sampleId()));
    return decisions.none();
  }

  Effect<CoordinatorEvent, CoordinatorState> list(CoordinatorState state, ListJobs list) {
    list.replyTo().tell(desk.list(state, clock.instant()));
    return decisions.none();
  }

  Effect<CoordinatorEvent, CoordinatorState> describe(
      CoordinatorState state, DescribeJob describe) {
    describe.replyTo().tell(desk.describe(state, describe.jobId(), clock.instant()));
    return decisions.none();
  }

  Effect<CoordinatorEvent, CoordinatorState> change(CoordinatorState state, ChangeJob change) {
    return switch (desk.rule(state, change, clock.instant())) {
      case Ruling.Answer answer -> {
        change.replyTo().tell(answer.reply());
        yield decisions.none();
      }
      case Ruling.Do act ->
          decisions.journal(
              List.of(act.event()),
              now -> change.replyTo().tell(desk.describe(now, change.jobId(), clock.instant())));
    };
  }
}
