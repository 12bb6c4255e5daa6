package creditgraph.node.work;

import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskOutcome;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// What a [Lane] runs its tasks with.
public interface TaskRunner {

  /// Fingerprints of the snapshots on which this node can compute now.
  List<String> openFingerprints();

  /// Runs the task elsewhere and returns at once. A broken task is an outcome, not a failure.
  CompletionStage<TaskOutcome> run(Task task);
}
