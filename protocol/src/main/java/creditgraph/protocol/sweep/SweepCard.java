package creditgraph.protocol.sweep;

import creditgraph.protocol.JobTerms;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.WireMessage;
import creditgraph.protocol.job.JobStatus;
import java.time.Instant;
import java.util.List;

/// A sweep as it stands.
///
/// @param status finished when every point has ended, also where some of them failed
/// @param terms of each of its samples
/// @param snapshots on which all of it is computed, one a ruleset, in the order of the spec
/// @param startedAt when it was submitted, or submitted again, last
/// @param pointsDone with a result
/// @param pointsFailed without one; why, their [PointState] says
public record SweepCard(
    String sweepId,
    JobStatus status,
    SweepSpec spec,
    JobTerms terms,
    List<SnapshotRef> snapshots,
    Instant startedAt,
    int pointsDone,
    int pointsFailed)
    implements Sweeping.SweepReply, WireMessage {
  public SweepCard {
    snapshots = List.copyOf(snapshots);
  }
}
