package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.Started;
import creditgraph.protocol.JournalEvent;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.DistanceCounts;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The coordinator's state as the journal keeps it now and then, so that a restart need not fold
/// every event ever written. Immutable, unlike the state itself, which goes on changing while the
/// store still writes.
///
/// @param samples in the order in which they were started
record CoordinatorCheckpoint(List<SampleCheckpoint> samples) implements JournalEvent {

  CoordinatorCheckpoint {
    samples = List.copyOf(samples);
  }

  /// @param done the done tasks as the 64-bit words of a bit set, lowest first
  /// @param brokenTasks how often each open task broke, as earlier versions kept it; empty since
  ///   `troubles` says why
  /// @param counts of a sample; none for jobs of other kinds
  /// @param failure empty unless the job failed
  /// @param troubles the open tasks that went wrong; absent in checkpoints of earlier versions
  record SampleCheckpoint(
      Started start,
      List<Long> done,
      Map<Integer, Integer> brokenTasks,
      DistanceCounts counts,
      String failure,
      Map<Integer, TaskTries> troubles,
      boolean paused,
      boolean cancelled)
      implements JournalEvent {

    SampleCheckpoint(
        Started start,
        List<Long> done,
        Map<Integer, Integer> brokenTasks,
        DistanceCounts counts,
        String failure,
        @Nullable Map<Integer, TaskTries> troubles,
        boolean paused,
        boolean cancelled) {
      this.start = start;
      this.done = List.copyOf(done);
      this.brokenTasks = Map.copyOf(brokenTasks);
      this.counts = counts;
      this.failure = failure;
      this.troubles = troubles == null ? Map.of() : Map.copyOf(troubles);
      this.paused = paused;
      this.cancelled = cancelled;
    }

    /// Of earlier versions how often is known, and not why.
    private Map<Integer, TaskTries> allTroubles() {
      Map<Integer, TaskTries> all = new HashMap<>(troubles);
      brokenTasks.forEach((task, times) ->
          all.putIfAbsent(
              task,
              new TaskTries(
                  Collections.nCopies(times, "noted by an earlier version"), Instant.EPOCH)));
      return all;
    }
  }

  static CoordinatorCheckpoint of(CoordinatorState state) {
    return new CoordinatorCheckpoint(
        state.jobs().stream().map(CoordinatorCheckpoint::checkpoint).toList());
  }

  CoordinatorState toState() {
    CoordinatorState state = new CoordinatorState();
    samples.forEach(sample -> state.put(sample(sample)));
    return state;
  }

  private static SampleCheckpoint checkpoint(JobState sample) {
    return new SampleCheckpoint(
        sample.start(),
        Arrays.stream(sample.doneWords()).boxed().toList(),
        Map.of(),
        sample.counts(),
        sample.failure(),
        sample.troubles(),
        sample.status() == JobStatus.PAUSED,
        sample.status() == JobStatus.CANCELLED);
  }

  private static JobState sample(SampleCheckpoint checkpoint) {
    long[] words = checkpoint.done().stream().mapToLong(Long::longValue).toArray();
    JobState sample =
        new JobState(
            checkpoint.start(),
            BitSet.valueOf(words),
            checkpoint.allTroubles(),
            checkpoint.counts(),
            checkpoint.failure());
    if (checkpoint.paused()) {
      sample.pause();
    }
    if (checkpoint.cancelled()) {
      sample.cancel();
    }
    return sample;
  }
}
