package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.SampleStarted;
import creditgraph.node.coordinator.CoordinatorEvent.TasksAccepted;
import creditgraph.protocol.job.JobKind;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskOutcome;
import java.util.List;
import java.util.Optional;

/// A sample: tasks of random pairs, and the sum of what they count.
final class SampleWork implements JobWork {

  private final SampleStarted start;
  private final CountSum sum;

  SampleWork(SampleStarted start, CountSum sum) {
    this.start = start;
    this.sum = sum;
  }

  @Override
  public JobKind kind() {
    return JobKind.SAMPLE;
  }

  @Override
  public int taskCount() {
    return Math.ceilDiv(start.spec().pairs(), start.taskPairs());
  }

  @Override
  public Task task(String name, int taskIndex) {
    return new Task.SamplePaths(
        name,
        start.snapshot(),
        start.spec().seed(),
        taskIndex,
        pairs(taskIndex),
        start.spec().hubPenalty(),
        start.spec().years());
  }

  @Override
  public int generation() {
    return start.spec().hasConditions() ? 1 : 0;
  }

  /// Pairs in a task: the last may have fewer.
  int pairs(int taskIndex) {
    int before = Math.multiplyExact(taskIndex, start.taskPairs());
    return Math.min(start.taskPairs(), start.spec().pairs() - before);
  }

  @Override
  public boolean isResult(TaskOutcome outcome) {
    return outcome instanceof TaskOutcome.Sampled;
  }

  @Override
  public Optional<String> mistake(int taskIndex, TaskOutcome result) {
    long counted = counts(result).pairs();
    return counted == pairs(taskIndex)
        ? Optional.empty()
        : Optional.of("counted %d pairs, expected %d".formatted(counted, pairs(taskIndex)));
  }

  @Override
  public TaskResult row(TaskName task, TaskOutcome result) {
    return TaskResult.of(task, counts(result));
  }

  @Override
  public CoordinatorEvent accepted(
      String jobId, List<Integer> taskIndexes, List<TaskOutcome> results) {
    CountSum accepted = new CountSum();
    results.forEach(result -> accepted.add(counts(result)));
    return new TasksAccepted(jobId, taskIndexes, accepted.counts());
  }

  void add(DistanceCounts counts) {
    sum.add(counts);
  }

  DistanceCounts counts() {
    return sum.counts();
  }

  private static DistanceCounts counts(TaskOutcome result) {
    return ((TaskOutcome.Sampled) result).counts();
  }
}
