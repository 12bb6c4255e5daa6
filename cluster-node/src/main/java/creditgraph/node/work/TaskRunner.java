package creditgraph.node.work;

import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// What a [Lane] runs its tasks with.
public interface TaskRunner {

  /// Fingerprints of the snapshots on which this node can compute now.
  List<String> openFingerprints();

  /// Runs the tasks elsewhere, one after the other, and returns at once. A broken task is an
  /// outcome, not a failure.
  ///
  /// No further task is begun when the outcomes come to [TaskBoard#MAX_REPORT_BYTES].
  ///
  /// @param enough no further task is begun after this time, so that a batch that turns out long
  ///   does not keep other nodes from its tasks
  CompletionStage<BatchRun> run(List<Task> tasks, Duration enough);

  /// @param reports of the first tasks, at least one, in the order in which they were given
  /// @param took to run them
  record BatchRun(List<TaskReport> reports, Duration took) {
    public BatchRun {
      reports = List.copyOf(reports);
    }
  }
}
