package creditgraph.http.health;

import creditgraph.http.health.HealthJson.WorkerSnapshotJson;
import creditgraph.http.health.NodesReport.LaneWork;
import creditgraph.http.health.NodesReport.NodeState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Nodes as the contract shows them.
record NodesJson(boolean lanesKnown, List<NodeJson> nodes) {

  static NodesJson of(NodesReport report) {
    return new NodesJson(report.lanesKnown(), report.nodes().stream().map(NodeJson::of).toList());
  }

  record NodeJson(
      String name,
      List<String> roles,
      String status,
      @Nullable String trouble,
      List<WorkerSnapshotJson> snapshots,
      List<LaneJson> lanes,
      double tasksPerSecond) {

    static NodeJson of(NodeState node) {
      return new NodeJson(
          node.name(),
          node.roles(),
          node.status(),
          HealthJson.orNull(node.trouble()),
          node.snapshots().stream().map(WorkerSnapshotJson::of).toList(),
          node.lanes().stream().map(LaneJson::of).toList(),
          node.lanes().stream().mapToDouble(LaneWork::tasksPerSecond).sum());
    }
  }

  /// @param job null while the lane waits for work
  record LaneJson(
      String name, @Nullable String job, int tasks, String since, double tasksPerSecond) {

    static LaneJson of(LaneWork lane) {
      return new LaneJson(
          lane.name(),
          HealthJson.orNull(lane.job()),
          lane.tasks(),
          lane.since().toString(),
          lane.tasksPerSecond());
    }
  }
}
