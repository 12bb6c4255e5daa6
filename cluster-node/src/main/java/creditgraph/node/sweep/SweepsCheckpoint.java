package creditgraph.node.sweep;

import creditgraph.node.sweep.SweepEvent.SweepStarted;
import creditgraph.protocol.JournalEvent;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.DistanceCounts;
import java.util.List;
import java.util.Map;

/// The state of all sweeps as the journal keeps it now and then, so that a restart need not fold
/// every event ever written. Immutable, unlike the state itself.
///
/// @param sweeps in the order in which they were started
record SweepsCheckpoint(List<SweepCheckpoint> sweeps) implements JournalEvent {

  SweepsCheckpoint {
    sweeps = List.copyOf(sweeps);
  }

  /// @param finished results by point
  /// @param failed reasons by point
  record SweepCheckpoint(
      SweepStarted start,
      Map<Integer, DistanceCounts> finished,
      Map<Integer, String> failed,
      boolean paused,
      boolean cancelled)
      implements JournalEvent {
    SweepCheckpoint {
      finished = Map.copyOf(finished);
      failed = Map.copyOf(failed);
    }
  }

  static SweepsCheckpoint of(SweepsState state) {
    return new SweepsCheckpoint(
        state.all().stream()
            .map(sweep ->
                new SweepCheckpoint(
                    sweep.start(),
                    sweep.finished(),
                    sweep.failed(),
                    sweep.status() == JobStatus.PAUSED,
                    sweep.status() == JobStatus.CANCELLED))
            .toList());
  }

  SweepsState toState() {
    SweepsState state = new SweepsState();
    sweeps.forEach(sweep ->
        state.put(
            new SweepState(
                sweep.start(),
                sweep.finished(),
                sweep.failed(),
                sweep.paused(),
                sweep.cancelled())));
    return state;
  }
}
