package creditgraph.node.work;

import creditgraph.node.NodeRole;
import creditgraph.protocol.sample.Sampling;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardedDaemonProcessSettings;
import org.apache.pekko.cluster.sharding.typed.javadsl.ShardedDaemonProcess;

/// Spreads a fixed number of lanes over all computing nodes; sharding moves them when nodes come
/// and go.
public final class Lanes {

  private static final String NAME = "lanes";

  private Lanes() {}

  /// Called on every computing node with the same count.
  public static void start(
      ActorSystem<?> system, int count, TaskRunner runner, ActorRef<Sampling.Command> coordinator) {
    ShardedDaemonProcess.get(system)
        .init(
            Lane.Command.class,
            NAME,
            count,
            number -> supervised(number, runner, coordinator),
            ShardedDaemonProcessSettings.create(system).withRole(NodeRole.LANES),
            Optional.of(new Lane.Stop()));
  }

  /// A lane keeps nothing that a restart could lose: the coordinator knows what it held.
  private static Behavior<Lane.Command> supervised(
      int number, TaskRunner runner, ActorRef<Sampling.Command> coordinator) {
    return Behaviors.supervise(Lane.create(number, runner, coordinator))
        .onFailure(SupervisorStrategy.restart());
  }
}
