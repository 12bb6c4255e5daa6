package creditgraph.node.gateway;

import creditgraph.http.health.HealthReport.WorkerHealth;
import creditgraph.node.NodeRole;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.pekko.cluster.ClusterEvent.CurrentClusterState;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.typed.Cluster;

/// The worker members of the cluster as this node sees them now, by name.
public final class WorkerMembers implements Supplier<List<WorkerHealth>> {

  private final Cluster cluster;

  public WorkerMembers(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public List<WorkerHealth> get() {
    CurrentClusterState state = cluster.state();
    Set<Member> unreachable = Set.copyOf(state.getUnreachable());
    return StreamSupport.stream(state.getMembers().spliterator(), false)
        .filter(member -> member.hasRole(NodeRole.WORKER.word()))
        .map(member -> worker(member, unreachable.contains(member)))
        .sorted(Comparator.comparing(WorkerHealth::name))
        .toList();
  }

  private static WorkerHealth worker(Member member, boolean unreachable) {
    String status =
        unreachable ? "unreachable" : member.status().toString().toLowerCase(Locale.ROOT);
    return new WorkerHealth(NodeRole.nameIn(member.getRoles(), "worker"), status);
  }
}
