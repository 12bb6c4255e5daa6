package creditgraph.node.sweep;

import creditgraph.protocol.JobTerms;
import creditgraph.protocol.JournalEvent;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sweep.SweepSpec;
import java.time.Instant;
import java.util.List;

/// What became of sweeps, as it stands in the journal. Read back by every later version: optional
/// fields may be added, nothing renamed (`src/test/resources/journal` holds an example of each form
/// that was ever written).
public sealed interface SweepEvent extends JournalEvent {

  String sweepId();

  /// The first time, or again after an end: then what is finished stays, what failed is open.
  ///
  /// @param snapshots one for each ruleset of the spec, in its order
  record SweepStarted(
      String sweepId, SweepSpec spec, JobTerms terms, List<SnapshotRef> snapshots, Instant at)
      implements SweepEvent {
    public SweepStarted {
      snapshots = List.copyOf(snapshots);
    }
  }

  /// The result of a point; there is never a second.
  record PointFinished(String sweepId, int point, DistanceCounts counts) implements SweepEvent {}

  /// A point ended without a result; the sweep goes on.
  record PointFailed(String sweepId, int point, String reason) implements SweepEvent {}

  /// No point is begun until [SweepResumed].
  record SweepPaused(String sweepId) implements SweepEvent {}

  record SweepResumed(String sweepId) implements SweepEvent {}

  record SweepCancelled(String sweepId) implements SweepEvent {}
}
