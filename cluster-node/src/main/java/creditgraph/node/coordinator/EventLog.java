package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.JobStarted;
import creditgraph.node.coordinator.CoordinatorEvent.SampleCancelled;
import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.node.coordinator.CoordinatorEvent.SamplePaused;
import creditgraph.node.coordinator.CoordinatorEvent.SampleResumed;
import creditgraph.node.coordinator.CoordinatorEvent.SampleStarted;
import creditgraph.node.coordinator.CoordinatorEvent.TaskAccepted;
import creditgraph.node.coordinator.CoordinatorEvent.TaskBroke;
import creditgraph.node.coordinator.CoordinatorEvent.TasksAccepted;
import creditgraph.node.coordinator.CoordinatorEvent.TasksDone;
import creditgraph.node.coordinator.CoordinatorEvent.TasksLost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what an operator acts on or counts to the log; single tasks that went well are neither.
final class EventLog {

  private static final Logger log = LoggerFactory.getLogger(Coordinator.class);

  private EventLog() {}

  /// @param now as the event left it
  static void write(CoordinatorState now, CoordinatorEvent event) {
    String id = event.sampleId();
    switch (event) {
      case JobStarted started ->
          log.info(
              "job started id={} kind={} snapshot={} tasks={}",
              id,
              started.spec().jobKind().word(),
              started.snapshot().path(),
              now.job(id).map(JobState::taskCount).orElse(0));
      case TasksLost lost ->
          log.warn("tasks lost job={} tasks={} reason={}", id, lost.taskIndexes(), lost.reason());
      case SampleStarted started ->
          log.info(
              "sample started id={} snapshot={} pairs={}",
              id,
              started.snapshot().path(),
              started.spec().pairs());
      case TaskAccepted _ -> {}
      case TasksAccepted _, TasksDone _ -> noteEnd(now, id);
      case TaskBroke broke ->
          log.warn("task broke job={} task={} reason={}", id, broke.taskIndex(), broke.reason());
      case SampleFailed failed -> log.warn("job failed id={} reason={}", id, failed.reason());
      case SamplePaused _ -> log.info("job paused id={}", id);
      case SampleResumed _ -> log.info("job resumed id={}", id);
      case SampleCancelled _ -> log.info("job cancelled id={}", id);
    }
  }

  private static void noteEnd(CoordinatorState now, String id) {
    now.job(id)
        .filter(JobState::isFinished)
        .ifPresent(job ->
            log.info("{} finished id={} tasks={}", job.work().kind().word(), id, job.taskCount()));
  }
}
