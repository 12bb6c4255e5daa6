package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.JobStarted;
import creditgraph.node.coordinator.CoordinatorEvent.SampleCancelled;
import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.node.coordinator.CoordinatorEvent.SamplePaused;
import creditgraph.node.coordinator.CoordinatorEvent.SampleResumed;
import creditgraph.node.coordinator.CoordinatorEvent.SampleStarted;
import creditgraph.node.coordinator.CoordinatorEvent.Started;
import creditgraph.node.coordinator.CoordinatorEvent.TaskAccepted;
import creditgraph.node.coordinator.CoordinatorEvent.TaskBroke;
import creditgraph.node.coordinator.CoordinatorEvent.TasksAccepted;
import creditgraph.node.coordinator.CoordinatorEvent.TasksDone;
import creditgraph.node.coordinator.CoordinatorEvent.TasksLost;
import creditgraph.node.coordinator.OutcomeQueue.Report;
import creditgraph.node.coordinator.TaskResults.Conflict;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobSpec;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.Sampling.SampleReply;
import creditgraph.protocol.sample.Sampling.UnknownSample;
import creditgraph.protocol.work.TaskOutcome;
import creditgraph.protocol.work.TaskReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Everything the coordinator has decided, rebuilt by folding its events, and the rules that
/// decide.
///
/// The rules ([#start], [#results], [#judge]) answer the events that follow from a request and
/// change nothing; [#apply] is the only writer, total and free of checks, for what it gets was
/// decided before. Finished jobs stay for questions, [#MAX_ENDED] of them; the oldest goes first.
final class CoordinatorState {

  static final int MAX_ENDED = 200;

  /// In the order in which they were started.
  private final LinkedHashMap<String, JobState> jobs = new LinkedHashMap<>();

  /// What a submitted job leads to.
  sealed interface Submission {
    record Start(Started event) implements Submission {}

    /// Nothing to journal: it runs already, or has ended well.
    record Known(JobState job) implements Submission {}

    /// Nothing to journal: as many as may be are running.
    record Full(int running) implements Submission {}
  }

  Submission start(
      SnapshotRef snapshot, JobSpec spec, JobTerms terms, Instant now, int maxRunning) {
    String id = JobIds.of(snapshot, spec);
    JobState known = jobs.get(id);
    if (known != null && known.failure().isEmpty()) {
      return new Submission.Known(known);
    }
    int running = running().size();
    return running >= maxRunning
        ? new Submission.Full(running)
        : new Submission.Start(
            spec instanceof SampleSpec sample
                ? new SampleStarted(id, snapshot, sample, sample.pairsPerTask(), terms, now)
                : new JobStarted(id, snapshot, spec, terms, now));
  }

  /// What of these reports is to be stored before it is accepted. Outcomes of tasks that are done
  /// already are among it: they must equal what is stored.
  List<TaskResult> results(List<Report> reports) {
    List<TaskResult> results = new ArrayList<>();
    Set<TaskName> onlyOnce = new HashSet<>();
    for (Report report : reports) {
      for (TaskReport one : report.tasks()) {
        TaskName.parse(one.taskName())
            .filter(name -> isExpected(name, one.outcome()))
            .filter(name -> known(name.jobId()).work().isFunction() || onlyOnce.add(name))
            .ifPresent(name -> results.add(known(name.jobId()).work().row(name, one.outcome())));
      }
    }
    return results;
  }

  /// The events that follow from reports whose results are stored; none when they say nothing new.
  ///
  /// @param conflicts results that differ from what was stored
  List<CoordinatorEvent> judge(List<Report> reports, List<Conflict> conflicts, Instant now) {
    Judgement judgement = new Judgement(this::job, now);
    conflicts.forEach(one -> judgement.fail(one.task().jobId(), one.describe()));
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
      case TaskOutcome.WrongSnapshot _ -> {}
      case TaskOutcome.Failed failed ->
          judgement.broke(name, "lane " + lane + ": " + failed.reason());
      case TaskOutcome.Sampled _,
          TaskOutcome.Scored _,
          TaskOutcome.Verified _,
          TaskOutcome.ShapeMeasured _,
          TaskOutcome.DistancesMeasured _,
          TaskOutcome.RoutesDrawn _,
          TaskOutcome.RolesCounted _ -> {
        JobWork work = known(name.jobId()).work();
        if (!work.isResult(outcome)) {
          judgement.broke(name, "lane " + lane + ": answered as for a job of another kind");
        } else {
          work.mistake(name.index(), outcome)
              .ifPresentOrElse(
                  mistake -> judgement.broke(name, "lane " + lane + " " + mistake),
                  () -> judgement.accept(name, outcome));
        }
      }
    }
  }

  /// The events that follow when tasks of one job went away with the node that held them.
  ///
  /// @param reason who held them and how it went
  List<CoordinatorEvent> lost(String jobId, List<Integer> taskIndexes, String reason, Instant now) {
    Judgement judgement = new Judgement(this::job, now);
    judgement.lost(jobId, taskIndexes, reason);
    return judgement.events();
  }

  /// Nothing comes of an event of a job that is not known.
  void apply(CoordinatorEvent event) {
    switch (event) {
      case Started started -> put(new JobState(started));
      case TasksAccepted accepted ->
          in(event, job -> job.accept(accepted.taskIndexes(), accepted.counts()));
      case TasksDone accepted -> in(event, job -> job.accept(accepted.taskIndexes()));
      case TasksLost lost -> in(event, job -> job.lost(lost));
      case TaskAccepted accepted ->
          in(event, sample -> sample.accept(List.of(accepted.taskIndex()), accepted.counts()));
      case TaskBroke broke ->
          in(event, sample -> sample.broke(broke.taskIndex(), broke.reason(), broke.at()));
      case SampleFailed failed -> in(event, sample -> sample.fail(failed.reason()));
      case SamplePaused _ -> in(event, JobState::pause);
      case SampleResumed _ -> in(event, JobState::resume);
      case SampleCancelled _ -> in(event, JobState::cancel);
    }
  }

  private void in(CoordinatorEvent event, Consumer<JobState> change) {
    job(event.sampleId()).ifPresent(change);
  }

  /// Puts a job in as a journal checkpoint holds it.
  void put(JobState job) {
    jobs.remove(job.id());
    jobs.put(job.id(), job);
    forgetOldest();
  }

  SampleReply describe(String sampleId) {
    JobState job = jobs.get(sampleId);
    return job == null ? new UnknownSample(sampleId) : job.describe();
  }

  Optional<JobState> job(String jobId) {
    return Optional.ofNullable(jobs.get(jobId));
  }

  /// The ids of all jobs that are not forgotten.
  Set<String> ids() {
    return Set.copyOf(jobs.keySet());
  }

  Collection<JobState> jobs() {
    return jobs.values();
  }

  /// Tasks that only a node could do that is no longer a member, with what takes the place of its
  /// result.
  ///
  /// @param isMember whether the node at an address is one
  List<TaskReport> abandoned(Predicate<String> isMember) {
    List<TaskReport> abandoned = new ArrayList<>();
    for (JobState job : running()) {
      if (job.work() instanceof VerifyWork work) {
        for (int index = 0; index < job.taskCount(); index++) {
          if (job.wants(index) && !isMember.test(work.onlyFor(index))) {
            abandoned.add(
                new TaskReport(new TaskName(job.id(), index).under(work.kind()), work.gone(index)));
          }
        }
      }
    }
    return abandoned;
  }

  /// The jobs that should have been finished by now.
  List<CoordinatorEvent> overdue(Instant now) {
    return jobs.values().stream()
        .filter(job -> job.isOverdue(now))
        .<CoordinatorEvent>map(job ->
            new SampleFailed(
                job.id(), "not finished within %s of its start".formatted(job.terms().within())))
        .toList();
  }

  /// The jobs whose tasks may be handed out, in the order in which they are worked on.
  List<JobState> offered() {
    return jobs.values().stream()
        .filter(job -> job.status() == JobStatus.RUNNING)
        .sorted(Comparator.comparing(job -> job.terms().priority()))
        .toList();
  }

  /// Paused ones, too.
  List<JobState> running() {
    return jobs.values().stream().filter(JobState::isRunning).toList();
  }

  /// An event about a sample follows the event that started it, and only ended ones are forgotten.
  private JobState known(String jobId) {
    return Objects.requireNonNull(jobs.get(jobId), jobId);
  }

  private boolean isExpected(TaskName name, TaskOutcome outcome) {
    JobState job = jobs.get(name.jobId());
    return job != null
        && job.isRunning()
        && name.index() < job.taskCount()
        && (job.work().isFunction() || job.wants(name.index()))
        && job.work().isResult(outcome)
        && job.work().mistake(name.index(), outcome).isEmpty();
  }

  private void forgetOldest() {
    List<JobState> ended = jobs.values().stream().filter(one -> !one.isRunning()).toList();
    for (int i = 0; i < ended.size() - MAX_ENDED; i++) {
      jobs.remove(ended.get(i).id());
    }
  }
}
