package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.SampleStarted;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobCard;
import creditgraph.protocol.job.JobCard.TaskTrouble;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.Sampling.Failed;
import creditgraph.protocol.sample.Sampling.Finished;
import creditgraph.protocol.sample.Sampling.Progress;
import creditgraph.protocol.sample.Sampling.SampleReply;
import creditgraph.protocol.work.Task;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One sample: which of its tasks are done, and the sum of their counts.
///
/// Mutable, because a sample may have 40,000 tasks and copying them at each outcome would cost the
/// square of that. Only the coordinator's event handler changes it.
final class SampleState {

  private static final String CANCELLED = "cancelled by a researcher";

  private final SampleStarted start;
  private final BitSet done;
  private int doneCount;
  private final Map<Integer, TaskTries> troubles;
  private final CountSum sum;
  private String failure;
  private boolean paused;
  private boolean cancelled;

  SampleState(SampleStarted start) {
    this(start, new BitSet(), new HashMap<>(), new DistanceCounts(List.of(), 0, 0), "");
  }

  SampleState(
      SampleStarted start,
      BitSet done,
      Map<Integer, TaskTries> troubles,
      DistanceCounts counts,
      String failure) {
    this.start = start;
    this.done = done;
    this.doneCount = done.cardinality();
    this.troubles = troubles;
    this.sum = CountSum.of(counts);
    this.failure = failure;
  }

  /// @param counts the sum over these tasks, none of which is done
  void accept(List<Integer> taskIndexes, DistanceCounts counts) {
    for (int taskIndex : taskIndexes) {
      done.set(taskIndex);
      troubles.remove(taskIndex);
    }
    doneCount = done.cardinality();
    sum.add(counts);
  }

  void broke(int taskIndex, String reason, Instant at) {
    troubles.merge(taskIndex, TaskTries.first(reason, at), (before, _) -> before.and(reason, at));
  }

  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
  }

  void cancel() {
    cancelled = true;
    failure = CANCELLED;
  }

  void fail(String reason) {
    failure = reason;
  }

  SampleStarted start() {
    return start;
  }

  String id() {
    return start.sampleId();
  }

  SnapshotRef snapshot() {
    return start.snapshot();
  }

  int taskCount() {
    return Math.ceilDiv(start.spec().pairs(), start.taskPairs());
  }

  int openTasks() {
    return taskCount() - doneCount;
  }

  /// True also while it is paused.
  boolean isRunning() {
    return failure.isEmpty() && doneCount < taskCount();
  }

  boolean isFinished() {
    return failure.isEmpty() && doneCount == taskCount();
  }

  /// True when an outcome of this task would still be taken.
  boolean wants(int taskIndex) {
    return isRunning() && 0 <= taskIndex && taskIndex < taskCount() && !done.get(taskIndex);
  }

  int attempts(int taskIndex) {
    TaskTries tries = troubles.get(taskIndex);
    return tries == null ? 0 : tries.count();
  }

  JobTerms terms() {
    return start.terms();
  }

  JobStatus status() {
    if (cancelled) {
      return JobStatus.CANCELLED;
    }
    if (!failure.isEmpty()) {
      return JobStatus.FAILED;
    }
    if (isFinished()) {
      return JobStatus.FINISHED;
    }
    return paused ? JobStatus.PAUSED : JobStatus.RUNNING;
  }

  /// True when it should be finished by now and is not.
  boolean isOverdue(Instant now) {
    return isRunning() && terms().hasLimit() && now.isAfter(start.at().plus(terms().within()));
  }

  /// The first tasks that are neither done nor in `taken` nor resting after a break.
  BitSet nextTasks(BitSet taken, int atMost, Instant now) {
    BitSet next = new BitSet();
    troubles.forEach((task, tries) -> {
      if (tries.isResting(now)) {
        taken.set(task);
      }
    });
    int index = done.nextClearBit(0);
    for (int found = 0; found < atMost && index < taskCount(); ) {
      if (!taken.get(index)) {
        next.set(index);
        found++;
      }
      index = done.nextClearBit(index + 1);
    }
    return next;
  }

  Task task(int taskIndex) {
    return new Task.SamplePaths(
        new TaskName(id(), taskIndex).toString(),
        snapshot(),
        start.spec().seed(),
        taskIndex,
        pairs(taskIndex),
        start.spec().hubPenalty(),
        start.spec().years());
  }

  /// A lane must be of this generation, or later, to compute its tasks.
  int generation() {
    return start.spec().hasConditions() ? 1 : 0;
  }

  /// Pairs in a task: the last may have fewer.
  int pairs(int taskIndex) {
    int before = Math.multiplyExact(taskIndex, start.taskPairs());
    return Math.min(start.taskPairs(), start.spec().pairs() - before);
  }

  SampleReply describe() {
    SampleSpec spec = start.spec();
    if (!failure.isEmpty()) {
      return new Failed(id(), snapshot(), spec, failure);
    }
    return isRunning()
        ? new Progress(id(), snapshot(), spec, doneCount, taskCount())
        : new Finished(id(), snapshot(), spec, counts());
  }

  DistanceCounts counts() {
    return sum.counts();
  }

  long[] doneWords() {
    return done.toLongArray();
  }

  Map<Integer, TaskTries> troubles() {
    return Map.copyOf(troubles);
  }

  /// @param mostTroubles named one by one
  JobCard card(double tasksPerSecond, int mostTroubles) {
    return new JobCard(
        id(),
        status(),
        snapshot(),
        start.spec(),
        terms(),
        start.at(),
        doneCount,
        taskCount(),
        tasksPerSecond,
        troubles.size(),
        troubles.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .limit(mostTroubles)
            .map(trouble -> new TaskTrouble(trouble.getKey(), trouble.getValue().reasons()))
            .toList(),
        failure);
  }

  String failure() {
    return failure;
  }
}
