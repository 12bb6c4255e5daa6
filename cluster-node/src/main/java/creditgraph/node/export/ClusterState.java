package creditgraph.node.export;

import creditgraph.http.health.HealthReport;
import creditgraph.http.health.NodesReport;
import creditgraph.http.snapshot.Snapshots.OpenSnapshot;
import creditgraph.protocol.job.JobCard;
import java.util.List;

/// What the parts of the cluster said when they were asked.
///
/// @param jobs none when the coordinator did not answer
record ClusterState(
    HealthReport health, NodesReport nodes, List<JobCard> jobs, List<OpenSnapshot> snapshots) {
  ClusterState {
    jobs = List.copyOf(jobs);
    snapshots = List.copyOf(snapshots);
  }
}
