package creditgraph.node.gateway;

import creditgraph.http.health.Nodes;
import creditgraph.http.health.NodesReport;
import creditgraph.http.health.NodesReport.LaneWork;
import creditgraph.http.health.NodesReport.NodeState;
import creditgraph.node.NodeRole;
import creditgraph.protocol.sample.Sampling;
import creditgraph.protocol.snapshot.NodeSnapshotState;
import creditgraph.protocol.snapshot.SnapshotRollout;
import creditgraph.protocol.work.LaneBoard.DescribeLanes;
import creditgraph.protocol.work.LaneBoard.LaneState;
import creditgraph.protocol.work.LaneBoard.LaneStates;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.ClusterEvent.CurrentClusterState;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.typed.Cluster;

/// The members of the cluster as this node sees them now, each with the snapshots that it has
/// reported and the lanes that the coordinator has heard of. Neither of the two is waited for
/// longer than [ClusterHealth#PATIENCE].
public final class ClusterNodes implements Nodes {

  private final ActorSystem<?> system;
  private final ActorRef<SnapshotRollout.Command> rollout;
  private final ActorRef<Sampling.Command> coordinator;

  public ClusterNodes(
      ActorSystem<?> system,
      ActorRef<SnapshotRollout.Command> rollout,
      ActorRef<Sampling.Command> coordinator) {
    this.system = system;
    this.rollout = rollout;
    this.coordinator = coordinator;
  }

  @Override
  public CompletionStage<NodesReport> report() {
    CompletionStage<LaneStates> asked =
        AskPattern.ask(coordinator, DescribeLanes::new, ClusterHealth.PATIENCE, system.scheduler());
    CompletionStage<Optional<LaneStates>> lanes =
        asked.thenApply(Optional::of).exceptionally(_ -> Optional.empty());
    return WorkerMembers.snapshotsByName(system, rollout)
        .thenCombine(lanes, (snapshots, known) -> report(snapshots, known));
  }

  private NodesReport report(Map<String, NodeSnapshotState> snapshots, Optional<LaneStates> lanes) {
    CurrentClusterState state = Cluster.get(system).state();
    Set<Member> unreachable = Set.copyOf(state.getUnreachable());
    List<LaneState> known = lanes.map(LaneStates::lanes).orElse(List.of());
    List<NodeState> nodes =
        StreamSupport.stream(state.getMembers().spliterator(), false)
            .map(member -> node(member, unreachable.contains(member), snapshots, known))
            .sorted(Comparator.comparing(NodeState::name))
            .toList();
    return new NodesReport(nodes, lanes.isPresent());
  }

  private static NodeState node(
      Member member,
      boolean unreachable,
      Map<String, NodeSnapshotState> byName,
      List<LaneState> lanes) {
    String name = NodeRole.nameIn(member.getRoles(), "node");
    Optional<NodeSnapshotState> snapshots = Optional.ofNullable(byName.get(name));
    return new NodeState(
        name,
        Arrays.stream(NodeRole.values()).map(NodeRole::word).filter(member::hasRole).toList(),
        WorkerMembers.status(member, unreachable),
        snapshots.map(NodeSnapshotState::trouble).orElse(""),
        snapshots.map(WorkerMembers::snapshots).orElse(List.of()),
        lanes.stream()
            .filter(lane -> lane.node().equals(member.address().toString()))
            .map(lane ->
                new LaneWork(
                    lane.lane(), lane.job(), lane.tasks(), lane.since(), lane.tasksPerSecond()))
            .toList());
  }
}
