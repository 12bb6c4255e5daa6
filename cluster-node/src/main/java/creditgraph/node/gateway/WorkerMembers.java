package creditgraph.node.gateway;

import creditgraph.http.health.HealthReport.WorkerHealth;
import creditgraph.http.health.HealthReport.WorkerSnapshot;
import creditgraph.node.NodeRole;
import creditgraph.protocol.snapshot.NodeSnapshotState;
import creditgraph.protocol.snapshot.SnapshotRollout;
import creditgraph.protocol.snapshot.SnapshotRollout.DescribeNodes;
import creditgraph.protocol.snapshot.SnapshotRollout.NodeStates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.ClusterEvent.CurrentClusterState;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.typed.Cluster;

/// The worker members of the cluster as this node sees them now, by name, each with the snapshots
/// that it has reported. Without reports they are listed all the same.
public final class WorkerMembers implements Supplier<CompletionStage<List<WorkerHealth>>> {

  private final Cluster cluster;
  private final ActorRef<SnapshotRollout.Command> rollout;
  private final ActorSystem<?> system;

  public WorkerMembers(
      Cluster cluster, ActorRef<SnapshotRollout.Command> rollout, ActorSystem<?> system) {
    this.cluster = cluster;
    this.rollout = rollout;
    this.system = system;
  }

  @Override
  public CompletionStage<List<WorkerHealth>> get() {
    return snapshotsByName(system, rollout).thenApply(this::workers);
  }

  /// What nodes have reported last, by their names; nothing when nobody answers in time.
  static CompletionStage<Map<String, NodeSnapshotState>> snapshotsByName(
      ActorSystem<?> system, ActorRef<SnapshotRollout.Command> rollout) {
    CompletionStage<NodeStates> states =
        AskPattern.ask(rollout, DescribeNodes::new, ClusterHealth.PATIENCE, system.scheduler());
    return states
        .exceptionally(_ -> new NodeStates(List.of()))
        .thenApply(reported ->
            reported.nodes().stream()
                .collect(
                    Collectors.toMap(
                        NodeSnapshotState::name, Function.identity(), (_, latest) -> latest)));
  }

  private List<WorkerHealth> workers(Map<String, NodeSnapshotState> byName) {
    CurrentClusterState state = cluster.state();
    Set<Member> unreachable = Set.copyOf(state.getUnreachable());
    return StreamSupport.stream(state.getMembers().spliterator(), false)
        .filter(member -> member.hasRole(NodeRole.WORKER.word()))
        .map(member -> worker(member, unreachable.contains(member), byName))
        .sorted(Comparator.comparing(WorkerHealth::name))
        .toList();
  }

  private static WorkerHealth worker(
      Member member, boolean unreachable, Map<String, NodeSnapshotState> byName) {
    String name = NodeRole.nameIn(member.getRoles(), "worker");
    Optional<NodeSnapshotState> snapshots = Optional.ofNullable(byName.get(name));
    return new WorkerHealth(
        name,
        status(member, unreachable),
        snapshots.map(NodeSnapshotState::trouble).orElse(""),
        snapshots.map(WorkerMembers::snapshots).orElse(List.of()));
  }

  static String status(Member member, boolean unreachable) {
    return unreachable ? "unreachable" : member.status().toString().toLowerCase(Locale.ROOT);
  }

  static List<WorkerSnapshot> snapshots(NodeSnapshotState state) {
    List<WorkerSnapshot> snapshots = new ArrayList<>();
    state
        .open()
        .forEach(
            one -> snapshots.add(WorkerSnapshot.open(one.ref().path(), one.residentPercent())));
    state
        .fetching()
        .forEach(one -> snapshots.add(WorkerSnapshot.fetching(one.ref().path(), one.percent())));
    state
        .refused()
        .forEach(one -> snapshots.add(WorkerSnapshot.refused(one.snapshot(), one.reason())));
    return snapshots;
  }
}
