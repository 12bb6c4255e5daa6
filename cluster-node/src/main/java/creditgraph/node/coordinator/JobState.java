package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.SampleStarted;
import creditgraph.node.coordinator.CoordinatorEvent.Started;
import creditgraph.node.coordinator.CoordinatorEvent.TasksLost;
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
import creditgraph.protocol.sample.Sampling.UnknownSample;
import creditgraph.protocol.work.Task;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One job: which of its tasks are done, and which went wrong.
///
/// Mutable, because a job may have 40,000 tasks and copying them at each outcome would cost the
/// square of that. Only the coordinator's event handler changes it.
final class JobState {

  private static final String CANCELLED = "cancelled by a researcher";

  private final Started start;
  private final JobWork work;
  private final BitSet done;
  private int doneCount;
  private final Map<Integer, TaskTries> troubles;
  private String failure;
  private boolean paused;
  private boolean cancelled;

  JobState(Started start) {
    this(start, new BitSet(), new HashMap<>(), new DistanceCounts(List.of(), 0, 0), "");
  }

  /// @param counts of a sample; none of any other kind
  JobState(
      Started start,
      BitSet done,
      Map<Integer, TaskTries> troubles,
      DistanceCounts counts,
      String failure) {
    this.start = start;
    this.work = JobWork.of(start, counts);
    this.done = done;
    this.doneCount = done.cardinality();
    this.troubles = troubles;
    this.failure = failure;
  }

  /// @param taskIndexes none of which is done
  void accept(List<Integer> taskIndexes) {
    for (int taskIndex : taskIndexes) {
      done.set(taskIndex);
      troubles.remove(taskIndex);
    }
    doneCount = done.cardinality();
  }

  /// @param counts the sum over these tasks
  void accept(List<Integer> taskIndexes, DistanceCounts counts) {
    accept(taskIndexes);
    if (work instanceof SampleWork sample) {
      sample.add(counts);
    }
  }

  void lost(TasksLost lost) {
    for (int taskIndex : lost.taskIndexes()) {
      troubles.put(
          taskIndex,
          troubles
              .getOrDefault(taskIndex, TaskTries.NONE)
              .andLost(lost.reason(), lost.alone(), lost.at()));
    }
  }

  void broke(int taskIndex, String reason, Instant at) {
    troubles.put(taskIndex, troubles.getOrDefault(taskIndex, TaskTries.NONE).and(reason, at));
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

  Started start() {
    return start;
  }

  JobWork work() {
    return work;
  }

  String id() {
    return start.sampleId();
  }

  SnapshotRef snapshot() {
    return start.snapshot();
  }

  int taskCount() {
    return work.taskCount();
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

  /// The first tasks that are neither done nor in `taken` nor resting after they went wrong. A task
  /// under suspicion is the only one, or is left out.
  ///
  /// @param onlyFor the node that the tasks are bound to; empty for those bound to none
  /// @param suspects whether the first of them may be under suspicion
  BitSet nextTasks(BitSet taken, int atMost, String onlyFor, boolean suspects, Instant now) {
    BitSet next = new BitSet();
    int found = 0;
    for (int index = done.nextClearBit(0);
        found < atMost && index < taskCount();
        index = done.nextClearBit(index + 1)) {
      if (taken.get(index) || !work.onlyFor(index).equals(onlyFor) || rests(index, now)) {
        continue;
      }
      if (!isSuspicious(index)) {
        next.set(index);
        found++;
      } else if (suspects && found == 0) {
        next.set(index);
        return next;
      }
    }
    return next;
  }

  private boolean rests(int taskIndex, Instant now) {
    TaskTries tries = troubles.get(taskIndex);
    return tries != null && tries.isResting(now);
  }

  /// Whether the task was lost so often that it may be what ends its nodes.
  boolean isSuspicious(int taskIndex) {
    TaskTries tries = troubles.get(taskIndex);
    return tries != null && tries.isSuspicious();
  }

  int lossesAlone(int taskIndex) {
    TaskTries tries = troubles.get(taskIndex);
    return tries == null ? 0 : tries.lossesAlone();
  }

  Task task(int taskIndex) {
    return work.task(new TaskName(id(), taskIndex).under(work.kind()), taskIndex);
  }

  /// As a sample's owner sees it; an unknown sample when it is a job of another kind.
  SampleReply describe() {
    if (!(start instanceof SampleStarted sample)) {
      return new UnknownSample(id());
    }
    SampleSpec spec = sample.spec();
    if (!failure.isEmpty()) {
      return new Failed(id(), snapshot(), spec, failure);
    }
    return isRunning()
        ? new Progress(id(), snapshot(), spec, doneCount, taskCount())
        : new Finished(id(), snapshot(), spec, counts());
  }

  /// What a sample's tasks have counted; nothing for a job of another kind.
  DistanceCounts counts() {
    return work instanceof SampleWork sample
        ? sample.counts()
        : new DistanceCounts(List.of(), 0, 0);
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
