package creditgraph.protocol.job;

import creditgraph.protocol.JobTerms;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.WireMessage;
import java.time.Instant;
import java.util.List;

/// A job as it stands.
///
/// @param startedAt the epoch when an earlier version started it
/// @param tasksDone accepted and stored
/// @param tasksPerSecond over the last seconds; 0 after the coordinator has moved
/// @param tasksInTrouble open tasks that broke, or were lost with a node, at least once
/// @param troubles some of them; none in a list of jobs
/// @param reason why it ended without a result; empty unless it did
public record JobCard(
    String jobId,
    JobStatus status,
    SnapshotRef snapshot,
    JobSpec spec,
    JobTerms terms,
    Instant startedAt,
    int tasksDone,
    int tasksTotal,
    double tasksPerSecond,
    int tasksInTrouble,
    List<TaskTrouble> troubles,
    String reason)
    implements JobControl.JobReply {

  /// Troubles on one card.
  public static final int MAX_TROUBLES = 20;

  public JobCard {
    troubles = List.copyOf(troubles);
  }

  /// A task that broke or was lost, and is tried again.
  ///
  /// @param reasons of each time, the first first
  public record TaskTrouble(int task, List<String> reasons) implements WireMessage {
    public TaskTrouble {
      reasons = List.copyOf(reasons);
    }
  }
}
