package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.SampleCancelled;
import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.node.coordinator.CoordinatorEvent.SamplePaused;
import creditgraph.node.coordinator.CoordinatorEvent.SampleResumed;
import creditgraph.node.coordinator.CoordinatorEvent.Started;
import creditgraph.node.coordinator.CoordinatorEvent.TaskAccepted;
import creditgraph.node.coordinator.CoordinatorEvent.TaskBroke;
import creditgraph.node.coordinator.CoordinatorEvent.TasksAccepted;
import creditgraph.node.coordinator.CoordinatorEvent.TasksDone;
import creditgraph.node.coordinator.CoordinatorEvent.TasksLost;
import java.util.concurrent.atomic.LongAdder;

/// What the coordinator has journaled since this node started, while it ran here. Threads: any may
/// read.
public final class TaskTally {

  private final LongAdder accepted = new LongAdder();
  private final LongAdder broke = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder poison = new LongAdder();
  private final LongAdder started = new LongAdder();
  private final LongAdder finished = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder cancelled = new LongAdder();

  /// Tasks that are done, their results stored.
  public long accepted() {
    return accepted.sum();
  }

  /// How often a lane could not do a task.
  public long broke() {
    return broke.sum();
  }

  /// How often a task went away with the node that held it.
  public long lost() {
    return lost.sum();
  }

  /// Tasks that broke or were lost so often that their job failed.
  public long poison() {
    return poison.sum();
  }

  public long started() {
    return started.sum();
  }

  public long finished() {
    return finished.sum();
  }

  public long failed() {
    return failed.sum();
  }

  public long cancelled() {
    return cancelled.sum();
  }

  /// @param now as the event left it
  void note(CoordinatorState now, CoordinatorEvent event) {
    switch (event) {
      case Started _ -> started.increment();
      case TaskAccepted _ -> accept(now, event, 1);
      case TasksAccepted tasks -> accept(now, event, tasks.taskIndexes().size());
      case TasksDone tasks -> accept(now, event, tasks.taskIndexes().size());
      case TaskBroke _ -> broke.increment();
      case TasksLost tasks -> lost.add(tasks.taskIndexes().size());
      case SampleFailed _ -> {
        failed.increment();
        now.job(event.sampleId()).ifPresent(job -> poison.add(Judgement.poison(job)));
      }
      case SampleCancelled _ -> cancelled.increment();
      case SamplePaused _, SampleResumed _ -> {}
    }
  }

  private void accept(CoordinatorState now, CoordinatorEvent event, int tasks) {
    accepted.add(tasks);
    if (now.job(event.sampleId()).filter(JobState::isFinished).isPresent()) {
      finished.increment();
    }
  }
}
