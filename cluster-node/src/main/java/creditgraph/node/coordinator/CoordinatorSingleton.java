package creditgraph.node.coordinator;

import creditgraph.node.NodeRole;
import creditgraph.node.SteadyClock;
import creditgraph.node.coordinator.Coordinator.Departure;
import creditgraph.node.coordinator.Coordinator.NodeRemoved;
import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.sample.Sampling.Command;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ClusterEvent.MemberRemoved;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.ClusterSingletonSettings;
import org.apache.pekko.cluster.typed.SingletonActor;
import org.apache.pekko.cluster.typed.Subscribe;

/// Reaches the [Coordinator] from any node; runs it on the oldest control node.
public final class CoordinatorSingleton {

  private static final String NAME = "coordinator";

  /// Messages held back while the coordinator moves; the rest is dropped, and every sender repeats.
  private static final int PROXY_BUFFER = 1000;

  private CoordinatorSingleton() {}

  /// For a control node, which may have to run it.
  public static ActorRef<Command> host(
      ActorSystem<?> system,
      CoordinatorSettings settings,
      CurrentSnapshots snapshots,
      TaskResults results,
      TaskTally tally) {
    Behavior<Command> coordinator =
        Behaviors.setup(context -> {
          ActorRef<MemberRemoved> removals =
              context.messageAdapter(
                  MemberRemoved.class,
                  removed -> new NodeRemoved(removed.member().address().toString(), how(removed)));
          Cluster cluster = Cluster.get(context.getSystem());
          cluster.subscriptions().tell(Subscribe.create(removals, MemberRemoved.class));
          return Coordinator.create(
              settings,
              snapshots,
              address -> isMember(cluster, address),
              results,
              tally,
              SteadyClock.start());
        });
    return reach(system, coordinator);
  }

  private static Departure how(MemberRemoved removed) {
    return removed.previousStatus().equals(MemberStatus.down()) ? Departure.DOWNED : Departure.LEFT;
  }

  private static boolean isMember(Cluster cluster, String address) {
    return StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
        .anyMatch(member -> member.address().toString().equals(address));
  }

  /// For any other node, which never runs it.
  public static ActorRef<Command> proxy(ActorSystem<?> system) {
    return reach(system, Behaviors.stopped());
  }

  private static ActorRef<Command> reach(ActorSystem<?> system, Behavior<Command> behavior) {
    return ClusterSingleton.get(system)
        .init(
            SingletonActor.of(behavior, NAME)
                .withSettings(
                    ClusterSingletonSettings.create(system)
                        .withRole(NodeRole.CONTROL.word())
                        .withBufferSize(PROXY_BUFFER)));
  }
}
