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
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One sample: which of its tasks are done, and the sum of their counts.
///
/// Mutable, because a sample may have 40,000 tasks and copying them at each outcome would cost the
/// square of that. Only the coordinator's event handler changes it. A sum does not know the order
/// of its parts, so the result is the same whichever lane finished first.
final class SampleState {

  /// A task that broke this often will break again.
  static final int MAX_ATTEMPTS = 3;

  private final SampleStarted start;
  private final BitSet done;
  private int doneCount;
  private final Map<Integer, Integer> attempts;
  private long[] byReleases;
  private long notConnected;
  private long exhausted;
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
    this.byReleases = counts.byReleases().stream().mapToLong(Long::longValue).toArray();
    this.notConnected = counts.notConnected();
    this.exhausted = counts.exhausted();
    this.failure = failure;
  }

  void accept(int taskIndex, DistanceCounts counts) {
    if (done.get(taskIndex)) {
      return;
    }
    done.set(taskIndex);
    doneCount++;
    attempts.remove(taskIndex);
    byReleases = Arrays.copyOf(byReleases, Math.max(byReleases.length, counts.byReleases().size()));
    for (int releases = 0; releases < counts.byReleases().size(); releases++) {
      byReleases[releases] += counts.byReleases().get(releases);
    }
    notConnected += counts.notConnected();
    exhausted += counts.exhausted();
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

  /// True when an outcome of this task would still be taken.
  boolean wants(int taskIndex) {
    return isRunning() && 0 <= taskIndex && taskIndex < taskCount() && !done.get(taskIndex);
  }

  int attempts(int taskIndex) {
    return attempts.getOrDefault(taskIndex, 0);
  }

  /// The first task that is neither done nor in `taken`; -1 when there is none.
  int nextTask(BitSet taken) {
    int index = done.nextClearBit(0);
    while (index < taskCount() && taken.get(index)) {
      index = done.nextClearBit(index + 1);
    }
    return index < taskCount() ? index : -1;
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
    return new DistanceCounts(Arrays.stream(byReleases).boxed().toList(), notConnected, exhausted);
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
