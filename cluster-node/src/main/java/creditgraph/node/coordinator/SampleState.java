package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.SampleStarted;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sample.Sampling.Failed;
import creditgraph.protocol.sample.Sampling.Finished;
import creditgraph.protocol.sample.Sampling.Progress;
import creditgraph.protocol.sample.Sampling.SampleReply;
import creditgraph.protocol.work.Task;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One sample: which of its tasks are done, and the sum of their counts.
///
/// Mutable, because a sample may have 40,000 tasks and copying them at each outcome would cost the
/// square of that. Only the coordinator's event handler changes it.
final class SampleState {

  /// A task that broke this often will break again.
  static final int MAX_ATTEMPTS = 3;

  private final SampleStarted start;
  private final BitSet done;
  private int doneCount;
  private final Map<Integer, Integer> attempts;
  private final CountSum sum;
  private String failure;

  SampleState(SampleStarted start) {
    this(start, new BitSet(), new HashMap<>(), new DistanceCounts(List.of(), 0, 0), "");
  }

  SampleState(
      SampleStarted start,
      BitSet done,
      Map<Integer, Integer> attempts,
      DistanceCounts counts,
      String failure) {
    this.start = start;
    this.done = done;
    this.doneCount = done.cardinality();
    this.attempts = attempts;
    this.sum = CountSum.of(counts);
    this.failure = failure;
  }

  /// @param counts the sum over these tasks, none of which is done
  void accept(List<Integer> taskIndexes, DistanceCounts counts) {
    for (int taskIndex : taskIndexes) {
      done.set(taskIndex);
      attempts.remove(taskIndex);
    }
    doneCount = done.cardinality();
    sum.add(counts);
  }

  void broke(int taskIndex) {
    attempts.merge(taskIndex, 1, Integer::sum);
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
    return attempts.getOrDefault(taskIndex, 0);
  }

  /// The first tasks that are neither done nor in `taken`.
  BitSet nextTasks(BitSet taken, int atMost) {
    BitSet next = new BitSet();
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
        pairs(taskIndex));
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

  Map<Integer, Integer> brokenTasks() {
    return Map.copyOf(attempts);
  }

  String failure() {
    return failure;
  }
}
