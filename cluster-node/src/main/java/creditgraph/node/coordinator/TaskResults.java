package creditgraph.node.coordinator;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/// Where the results of tasks are kept, one row a task, named by job and index.
public interface TaskResults {

  /// Does one step in one transaction, elsewhere than on the calling thread. Not to be called again
  /// before the returned stage completes.
  ///
  /// A row that is there already and equal is left as it is. One that differs is a fault of a node
  /// or of the program: it is returned, and all rows of its job are removed, because none of them
  /// can be trusted and a job that is started anew must not meet them.
  CompletionStage<List<Conflict>> write(Step step);

  /// @param rows to be stored; a task may come more than once
  /// @param onlyJobs when not empty, rows of all other jobs are removed first; not if the journal
  ///   holds events after `known`, because they may have begun other jobs
  /// @param known the number of the last event that the coordinator knows
  record Step(List<TaskResult> rows, Set<String> onlyJobs, long known) {
    public Step {
      rows = List.copyOf(rows);
      onlyJobs = Set.copyOf(onlyJobs);
    }

    boolean isEmpty() {
      return rows.isEmpty() && onlyJobs.isEmpty();
    }
  }

  /// Two results of one task that are not the same.
  record Conflict(TaskName task, String storedHash, String reportedHash) {

    String describe() {
      return "task %d has two results: SHA-256 %s is stored, %s was reported"
          .formatted(task.index(), storedHash, reportedHash);
    }
  }
}
