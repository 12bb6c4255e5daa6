package creditgraph.http.health;

import creditgraph.http.health.HealthReport.WorkerSnapshot;
import java.time.Instant;
import java.util.List;

/// Every node of the cluster and what it does now; not for the public. Names no address.
///
/// @param lanesKnown whether the coordinator answered, which knows what lanes do; without it every
///   node is listed without lanes
public record NodesReport(List<NodeState> nodes, boolean lanesKnown) {

  public NodesReport {
    nodes = List.copyOf(nodes);
  }

  /// @param name public label
  /// @param roles `control`, `worker`, `heavy`
  /// @param status the member's status in the cluster: `up`, `joining`, `leaving`, `unreachable`, …
  /// @param trouble why it takes no tasks; empty when it does
  public record NodeState(
      String name,
      List<String> roles,
      String status,
      String trouble,
      List<WorkerSnapshot> snapshots,
      List<LaneWork> lanes) {
    public NodeState {
      roles = List.copyOf(roles);
      snapshots = List.copyOf(snapshots);
      lanes = List.copyOf(lanes);
    }
  }

  /// @param job that the lane computes for; empty when it waits for work
  /// @param tasks that it holds
  /// @param since when it was given them, or began to wait
  /// @param tasksPerSecond over the last ten seconds
  public record LaneWork(
      String name, String job, int tasks, Instant since, double tasksPerSecond) {}
}
