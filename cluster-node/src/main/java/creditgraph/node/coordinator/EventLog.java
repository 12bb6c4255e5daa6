package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.SampleCancelled;
import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.node.coordinator.CoordinatorEvent.SamplePaused;
import creditgraph.node.coordinator.CoordinatorEvent.SampleResumed;
import creditgraph.node.coordinator.CoordinatorEvent.SampleStarted;
import creditgraph.node.coordinator.CoordinatorEvent.TaskAccepted;
import creditgraph.node.coordinator.CoordinatorEvent.TaskBroke;
import creditgraph.node.coordinator.CoordinatorEvent.TasksAccepted;
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
      case SampleStarted started ->
          log.info(
              "sample started id={} snapshot={} pairs={}",
              id,
              started.snapshot().path(),
              started.spec().pairs());
      case TaskAccepted _ -> {}
      case TasksAccepted _ ->
          now.sample(id)
              .filter(SampleState::isFinished)
              .ifPresent(
                  sample -> log.info("sample finished id={} tasks={}", id, sample.taskCount()));
      case TaskBroke broke ->
          log.warn("task broke sample={} task={} reason={}", id, broke.taskIndex(), broke.reason());
      case SampleFailed failed -> log.warn("sample failed id={} reason={}", id, failed.reason());
      case SamplePaused _ -> log.info("sample paused id={}", id);
      case SampleResumed _ -> log.info("sample resumed id={}", id);
      case SampleCancelled _ -> log.info("sample cancelled id={}", id);
    }
  }
}
