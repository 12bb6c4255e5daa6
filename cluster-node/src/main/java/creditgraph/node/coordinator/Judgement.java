package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.node.coordinator.CoordinatorEvent.TaskBroke;
import creditgraph.node.coordinator.CoordinatorEvent.TasksLost;
import creditgraph.protocol.work.TaskOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The events that follow from a batch of outcomes, gathered outcome by outcome: one acceptance a
/// job, however many of its tasks are in the batch.
final class Judgement {

  private static final class Accepted {
    private final Map<Integer, TaskOutcome> results = new LinkedHashMap<>();
  }

  static final int MAX_REASON = 500;

  /// A task that nodes died of so often, each time computing it and nothing else, fails its job.
  /// More than operators or a rolling upgrade come to, few enough to spare the nodes.
  static final int MAX_LOSSES_ALONE = 8;

  private final Function<String, Optional<JobState>> jobs;
  private final Instant now;
  private final Map<String, Accepted> accepted = new LinkedHashMap<>();
  private final Map<TaskName, Integer> broken = new LinkedHashMap<>();
  private final List<CoordinatorEvent> troubles = new ArrayList<>();
  private final Map<String, SampleFailed> failures = new LinkedHashMap<>();

  /// @param jobs by id, as they were before the batch
  Judgement(Function<String, Optional<JobState>> jobs, Instant now) {
    this.jobs = jobs;
    this.now = now;
  }

  /// True when an outcome of this task would still be taken.
  boolean wants(TaskName task) {
    return !failures.containsKey(task.jobId())
        && !(accepted.containsKey(task.jobId())
            && accepted.get(task.jobId()).results.containsKey(task.index()))
        && jobs.apply(task.jobId()).filter(one -> one.wants(task.index())).isPresent();
  }

  void accept(TaskName task, TaskOutcome result) {
    accepted.computeIfAbsent(task.jobId(), _ -> new Accepted()).results.put(task.index(), result);
  }

  /// @param reason cut to [#MAX_REASON] characters, because it is kept for ever
  void broke(TaskName task, String reason) {
    String kept = cut(reason);
    troubles.add(new TaskBroke(task.jobId(), task.index(), kept, now));
    jobs.apply(task.jobId())
        .ifPresent(job -> {
          int attempts = job.attempts(task.index()) + broken.merge(task, 1, Integer::sum);
          if (attempts >= job.terms().tries()) {
            fail(
                task.jobId(),
                "task %d broke %d times, the last time on %s"
                    .formatted(task.index(), attempts, kept));
          }
        });
  }

  /// Tasks that are done by now, or whose job has ended, are no loss.
  void lost(String jobId, List<Integer> taskIndexes, String reason) {
    List<Integer> open =
        taskIndexes.stream().filter(index -> wants(new TaskName(jobId, index))).toList();
    if (open.isEmpty()) {
      return;
    }
    boolean alone = taskIndexes.size() == 1;
    String kept = cut(reason);
    troubles.add(new TasksLost(jobId, open, alone, kept, now));
    jobs.apply(jobId)
        .ifPresent(job -> {
          int losses = job.lossesAlone(open.getFirst()) + 1;
          if (alone && losses >= MAX_LOSSES_ALONE) {
            fail(
                jobId,
                "task %d was lost %d times when nothing else was computed beside it, the last time: %s"
                    .formatted(open.getFirst(), losses, kept));
          }
        });
  }

  /// How many tasks of a job nobody tries any more, because they broke or were lost too often.
  static long poison(JobState job) {
    return job.troubles().values().stream()
        .filter(tries ->
            tries.count() >= job.terms().tries() || tries.lossesAlone() >= MAX_LOSSES_ALONE)
        .count();
  }

  private static String cut(String reason) {
    return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON) + "…";
  }

  void fail(String jobId, String reason) {
    if (jobs.apply(jobId).filter(JobState::isRunning).isPresent()) {
      failures.putIfAbsent(jobId, new SampleFailed(jobId, reason));
    }
  }

  List<CoordinatorEvent> events() {
    List<CoordinatorEvent> events = new ArrayList<>();
    accepted.forEach((jobId, ofJob) ->
        jobs.apply(jobId)
            .ifPresent(job ->
                events.add(
                    job.work()
                        .accepted(
                            jobId,
                            List.copyOf(ofJob.results.keySet()),
                            List.copyOf(ofJob.results.values())))));
    events.addAll(troubles);
    events.addAll(failures.values());
    return events;
  }
}
