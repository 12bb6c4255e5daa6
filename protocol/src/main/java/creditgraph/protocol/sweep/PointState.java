package creditgraph.protocol.sweep;

import creditgraph.protocol.WireMessage;
import creditgraph.protocol.sample.DistanceCounts;

/// How a point of a sweep stands.
///
/// @param index as in [SweepSpec#point]
/// @param sampleId of the point's sample, also before it has begun
/// @param counts empty unless finished
/// @param tasksDone of a running point as last heard; 0 else, as `tasksTotal`
/// @param reason why it failed; empty unless it did
public record PointState(
    int index,
    String sampleId,
    Status status,
    DistanceCounts counts,
    int tasksDone,
    int tasksTotal,
    String reason)
    implements WireMessage {

  /// Where a point is in its life.
  public enum Status {
    /// Not begun, or not heard of since the sweep was paused or ended.
    WAITING,
    RUNNING,
    FINISHED,
    FAILED
  }
}
