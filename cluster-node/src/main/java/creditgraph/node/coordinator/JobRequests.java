package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorState.Submission;
import creditgraph.node.coordinator.JobDesk.Ruling;
import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobControl.ChangeJob;
import creditgraph.protocol.job.JobControl.DescribeJob;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.job.JobControl.ListJobs;
import creditgraph.protocol.job.JobControl.NoSuchRuleset;
import creditgraph.protocol.job.JobControl.SubmitJob;
import creditgraph.protocol.job.JobControl.TooManyJobs;
import creditgraph.protocol.job.JobSpec;
import creditgraph.protocol.sample.Sampling.Busy;
import creditgraph.protocol.sample.Sampling.DescribeSample;
import creditgraph.protocol.sample.Sampling.SubmitSample;
import creditgraph.protocol.sample.Sampling.UnknownRuleset;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
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
    Optional<SnapshotRef> snapshot =
        submit.pinned().stream().findFirst().or(() -> snapshots.current(submit.spec().ruleset()));
    if (snapshot.isEmpty()) {
      submit.replyTo().tell(new UnknownRuleset(submit.spec().ruleset(), snapshots.rulesets()));
      return decisions.none();
    }
    return switch (start(state, snapshot.get(), submit.spec(), submit.terms())) {
      case Submission.Known known -> answer(submit.replyTo(), known.job().describe());
      case Submission.Full full -> answer(submit.replyTo(), new Busy(full.running()));
      case Submission.Start start ->
          decisions.journal(
              List.of(start.event()),
              now -> submit.replyTo().tell(now.describe(start.event().sampleId())));
    };
  }

  Effect<CoordinatorEvent, CoordinatorState> submit(CoordinatorState state, SubmitJob submit) {
    Optional<SnapshotRef> snapshot = snapshots.current(submit.spec().ruleset());
    if (snapshot.isEmpty()) {
      return answer(
          submit.replyTo(), new NoSuchRuleset(submit.spec().ruleset(), snapshots.rulesets()));
    }
    return switch (start(state, snapshot.get(), submit.spec(), submit.terms())) {
      case Submission.Known known -> answer(submit.replyTo(), card(state, known.job().id()));
      case Submission.Full full -> answer(submit.replyTo(), new TooManyJobs(full.running()));
      case Submission.Start start ->
          decisions.journal(
              List.of(start.event()),
              now -> submit.replyTo().tell(card(now, start.event().sampleId())));
    };
  }

  private Submission start(
      CoordinatorState state, SnapshotRef snapshot, JobSpec spec, JobTerms terms) {
    return state.start(snapshot, spec, terms, clock.instant(), settings.maxRunning());
  }

  private JobReply card(CoordinatorState state, String jobId) {
    return desk.describe(state, jobId, clock.instant());
  }

  private <R> Effect<CoordinatorEvent, CoordinatorState> answer(
      ActorRef<? super R> asker, R reply) {
    asker.tell(reply);
    return decisions.none();
  }

  Effect<CoordinatorEvent, CoordinatorState> describe(
      CoordinatorState state, DescribeSample describe) {
    return answer(describe.replyTo(), state.describe(describe.sampleId()));
  }

  Effect<CoordinatorEvent, CoordinatorState> list(CoordinatorState state, ListJobs list) {
    return answer(list.replyTo(), desk.list(state, clock.instant()));
  }

  Effect<CoordinatorEvent, CoordinatorState> describe(
      CoordinatorState state, DescribeJob describe) {
    return answer(describe.replyTo(), card(state, describe.jobId()));
  }

  Effect<CoordinatorEvent, CoordinatorState> change(CoordinatorState state, ChangeJob change) {
    return switch (desk.rule(state, change, clock.instant())) {
      case Ruling.Answer answer -> answer(change.replyTo(), answer.reply());
      case Ruling.Do act ->
          decisions.journal(
              List.of(act.event()), now -> change.replyTo().tell(card(now, change.jobId())));
    };
  }
}
