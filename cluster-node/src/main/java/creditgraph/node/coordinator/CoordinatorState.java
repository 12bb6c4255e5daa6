package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.SampleCancelled;
import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.node.coordinator.CoordinatorEvent.SamplePaused;
import creditgraph.node.coordinator.CoordinatorEvent.SampleResumed;
import creditgraph.node.coordinator.CoordinatorEvent.SampleStarted;
import creditgraph.node.coordinator.CoordinatorEvent.TaskAccepted;
import creditgraph.node.coordinator.CoordinatorEvent.TaskBroke;
import creditgraph.node.coordinator.CoordinatorEvent.TasksAccepted;
import creditgraph.node.coordinator.OutcomeQueue.Report;
import creditgraph.node.coordinator.TaskResults.Conflict;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.Sampling.Busy;
import creditgraph.protocol.sample.Sampling.SampleReply;
import creditgraph.protocol.sample.Sampling.UnknownSample;
import creditgraph.protocol.work.TaskOutcome;
import creditgraph.protocol.work.TaskReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Everything the coordinator has decided, rebuilt by folding its events, and the rules that
/// decide.
///
/// The rules ([#start], [#results], [#judge]) answer the events that follow from a request and
/// change nothing; [#apply] is the only writer, total and free of checks, for what it gets was
/// decided before. Finished samples stay for questions, [#MAX_ENDED] of them; the oldest goes
/// first.
final class CoordinatorState {

  static final int MAX_ENDED = 200;

  /// In the order in which they were started.
  private final LinkedHashMap<String, SampleState> samples = new LinkedHashMap<>();

  /// What a submitted sample leads to.
  sealed interface Submission {
    record Start(SampleStarted event) implements Submission {}

    /// Nothing to journal: it runs already, has ended, or cannot be taken.
    record Answer(SampleReply reply) implements Submission {}
  }

  Submission start(
      SnapshotRef snapshot, SampleSpec spec, JobTerms terms, Instant now, int maxRunning) {
    String id = SampleIds.of(snapshot, spec);
    SampleState known = samples.get(id);
    if (known != null && known.failure().isEmpty()) {
      return new Submission.Answer(known.describe());
    }
    int running = Math.toIntExact(samples.values().stream().filter(SampleState::isRunning).count());
    return running >= maxRunning
        ? new Submission.Answer(new Busy(running))
        : new Submission.Start(
            new SampleStarted(id, snapshot, spec, spec.pairsPerTask(), terms, now));
  }

  /// What of these reports is to be stored before it is accepted. Outcomes of tasks that are done
  /// already are among it: they must equal what is stored.
  List<TaskResult> results(List<Report> reports) {
    List<TaskResult> results = new ArrayList<>();
    for (Report report : reports) {
      for (TaskReport one : report.tasks()) {
        if (one.outcome() instanceof TaskOutcome.Sampled sampled) {
          TaskName.parse(one.taskName())
              .filter(name -> isExpected(name, sampled.counts()))
              .ifPresent(name -> results.add(TaskResult.of(name, sampled.counts())));
        }
      }
    }
    return results;
  }

  /// The events that follow from reports whose results are stored; none when they say nothing new.
  ///
  /// @param conflicts results that differ from what was stored
  List<CoordinatorEvent> judge(List<Report> reports, List<Conflict> conflicts, Instant now) {
    Judgement judgement = new Judgement(this::sample, now);
    conflicts.forEach(one -> judgement.fail(one.task().sampleId(), one.describe()));
    for (Report report : reports) {
      for (TaskReport one : report.tasks()) {
        TaskName.parse(one.taskName())
            .filter(judgement::wants)
            .ifPresent(name -> judge(judgement, name, report.lane(), one.outcome()));
      }
    }
    return judgement.events();
  }

  private void judge(Judgement judgement, TaskName name, String lane, TaskOutcome outcome) {
    switch (outcome) {
      case TaskOutcome.Sampled sampled when isExpected(name, sampled.counts()) ->
          judgement.accept(name, sampled.counts());
      case TaskOutcome.Sampled sampled ->
          judgement.broke(
              name,
              "lane %s counted %d pairs, expected %d"
                  .formatted(
                      lane, sampled.counts().pairs(), known(name.sampleId()).pairs(name.index())));
      case TaskOutcome.WrongSnapshot _ -> {}
      case TaskOutcome.Failed failed ->
          judgement.broke(name, "lane " + lane + ": " + failed.reason());
    }
  }

  /// Nothing comes of an event of a sample that is not known.
  void apply(CoordinatorEvent event) {
    switch (event) {
      case SampleStarted started -> put(new SampleState(started));
      case TasksAccepted accepted ->
          in(event, sample -> sample.accept(accepted.taskIndexes(), accepted.counts()));
      case TaskAccepted accepted ->
          in(event, sample -> sample.accept(List.of(accepted.taskIndex()), accepted.counts()));
      case TaskBroke broke ->
          in(event, sample -> sample.broke(broke.taskIndex(), broke.reason(), broke.at()));
      case SampleFailed failed -> in(event, sample -> sample.fail(failed.reason()));
      case SamplePaused _ -> in(event, SampleState::pause);
      case SampleResumed _ -> in(event, SampleState::resume);
      case SampleCancelled _ -> in(event, SampleState::cancel);
    }
  }

  private void in(CoordinatorEvent event, Consumer<SampleState> change) {
    sample(event.sampleId()).ifPresent(change);
  }

  /// Puts a sample in as a journal checkpoint holds it.
  void put(SampleState sample) {
    samples.remove(sample.id());
    samples.put(sample.id(), sample);
    forgetOldest();
  }

  SampleReply describe(String sampleId) {
    SampleState sample = samples.get(sampleId);
    return sample == null ? new UnknownSample(sampleId) : sample.describe();
  }

  Optional<SampleState> sample(String sampleId) {
    return Optional.ofNullable(samples.get(sampleId));
  }

  /// The ids of all samples that are not forgotten.
  Set<String> ids() {
    return Set.copyOf(samples.keySet());
  }

  Collection<SampleState> samples() {
    return samples.values();
  }

  /// The samples that should have been finished by now.
  List<CoordinatorEvent> overdue(Instant now) {
    return samples.values().stream()
        .filter(sample -> sample.isOverdue(now))
        .<CoordinatorEvent>map(sample ->
            new SampleFailed(
                sample.id(),
                "not finished within %s of its start".formatted(sample.terms().within())))
        .toList();
  }

  /// The samples whose tasks may be handed out, in the order in which they are worked on.
  List<SampleState> offered() {
    return samples.values().stream()
        .filter(sample -> sample.status() == JobStatus.RUNNING)
        .sorted(Comparator.comparing(sample -> sample.terms().priority()))
        .toList();
  }

  /// Paused ones, too.
  List<SampleState> running() {
    return samples.values().stream().filter(SampleState::isRunning).toList();
  }

  /// An event about a sample follows the event that started it, and only ended ones are forgotten.
  private SampleState known(String sampleId) {
    return Objects.requireNonNull(samples.get(sampleId), sampleId);
  }

  private boolean isExpected(TaskName name, DistanceCounts counts) {
    SampleState sample = samples.get(name.sampleId());
    return sample != null
        && sample.isRunning()
        && name.index() < sample.taskCount()
        && counts.pairs() == sample.pairs(name.index());
  }

  private void forgetOldest() {
    List<SampleState> ended = samples.values().stream().filter(one -> !one.isRunning()).toList();
    for (int i = 0; i < ended.size() - MAX_ENDED; i++) {
      samples.remove(ended.get(i).id());
    }
  }
}
