package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.JobStarted;
import creditgraph.node.coordinator.CoordinatorEvent.SampleStarted;
import creditgraph.node.coordinator.CoordinatorEvent.Started;
import creditgraph.node.coordinator.CoordinatorEvent.TasksDone;
import creditgraph.protocol.findings.FindingsSpec;
import creditgraph.protocol.job.JobKind;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.score.ScoreSpec;
import creditgraph.protocol.verify.VerifySpec;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskOutcome;
import java.util.List;
import java.util.Optional;

/// What the jobs of one kind have of their own: how one is cut, what each of its tasks is, and
/// which results are believed. Everything else, jobs of all kinds have in common ([JobState]).
///
/// A result is a row of the database. Rows carry no order but that of their tasks, so what is read
/// from them later is the same whichever lane was first. A sample's sum is kept beside its rows,
/// because events of earlier versions hold it.
sealed interface JobWork permits SampleWork, ScoreWork, VerifyWork, FindingsWork {

  /// @param counts what a sample's done tasks have counted so far; none for other kinds
  static JobWork of(Started start, DistanceCounts counts) {
    return switch (start) {
      case SampleStarted sample -> new SampleWork(sample, CountSum.of(counts));
      case JobStarted job ->
          switch (job.spec().jobKind()) {
            case SCORE -> new ScoreWork(job.snapshot(), (ScoreSpec) job.spec());
            case VERIFY -> new VerifyWork(job.snapshot(), (VerifySpec) job.spec());
            case FINDINGS -> new FindingsWork(job.snapshot(), (FindingsSpec) job.spec());
            case SAMPLE ->
                throw new IllegalArgumentException("a sample is started as SampleStarted");
          };
    };
  }

  JobKind kind();

  int taskCount();

  Task task(String name, int taskIndex);

  /// Whether this is what the task comes to when it goes well, whatever the numbers in it.
  boolean isResult(TaskOutcome outcome);

  /// What shows that a result cannot be of this task; empty when nothing does.
  Optional<String> mistake(int taskIndex, TaskOutcome result);

  default TaskResult row(TaskName task, TaskOutcome result) {
    return new TaskResult(task, ResultRow.text(result));
  }

  /// The event that says that these tasks are done.
  ///
  /// @param results of the tasks, in the same order
  default CoordinatorEvent accepted(
      String jobId, List<Integer> taskIndexes, List<TaskOutcome> results) {
    return new TasksDone(jobId, taskIndexes);
  }

  /// Whether a task that is done twice comes to the same: what is stored and what is reported again
  /// are then held against each other.
  default boolean isFunction() {
    return true;
  }

  /// A lane must be of this generation, or later, to compute its tasks.
  int generation();

  /// Whether each task can be done by one node alone.
  default boolean isBound() {
    return false;
  }

  /// The address of the one node that can do the task; empty unless they are bound.
  default String onlyFor(int taskIndex) {
    return "";
  }
}
