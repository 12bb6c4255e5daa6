package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.SampleStarted;
import creditgraph.protocol.JournalEvent;
import creditgraph.protocol.sample.DistanceCounts;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  /// @param brokenTasks how often each open task broke
  /// @param failure empty unless the sample failed
  record SampleCheckpoint(
      SampleStarted start,
      List<Long> done,
      Map<Integer, Integer> brokenTasks,
      DistanceCounts counts,
      String failure)
      implements JournalEvent {

    SampleCheckpoint {
      done = List.copyOf(done);
      brokenTasks = Map.copyOf(brokenTasks);
    }
  }

  static CoordinatorCheckpoint of(CoordinatorState state) {
    return new CoordinatorCheckpoint(
        state.samples().stream().map(CoordinatorCheckpoint::checkpoint).toList());
  }

  CoordinatorState toState() {
    CoordinatorState state = new CoordinatorState();
    samples.forEach(sample -> state.put(sample(sample)));
    return state;
  }

  private static SampleCheckpoint checkpoint(SampleState sample) {
    return new SampleCheckpoint(
        sample.start(),
        Arrays.stream(sample.doneWords()).boxed().toList(),
        sample.brokenTasks(),
        sample.counts(),
        sample.failure());
  }

  private static SampleState sample(SampleCheckpoint checkpoint) {
    long[] words = checkpoint.done().stream().mapToLong(Long::longValue).toArray();
    return new SampleState(
        checkpoint.start(),
        BitSet.valueOf(words),
        new HashMap<>(checkpoint.brokenTasks()),
        checkpoint.counts(),
        checkpoint.failure());
  }
}
