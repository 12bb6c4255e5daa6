package creditgraph.node.snapshot;

import creditgraph.node.NodeRole;
import creditgraph.node.SteadyClock;
import creditgraph.protocol.snapshot.SnapshotOffer;
import creditgraph.protocol.snapshot.SnapshotRollout.Command;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.ClusterSingletonSettings;
import org.apache.pekko.cluster.typed.SingletonActor;

/// Reaches the [Rollout] from any node; runs it on the oldest control node.
public final class RolloutSingleton {

  private static final String NAME = "snapshot-rollout";

  private RolloutSingleton() {}

  /// For a control node, which may have to run it.
  ///
  /// @param host under which other nodes reach this one
  /// @param server where this node's snapshot server listens; nothing is offered before it does
  public static ActorRef<Command> host(
      ActorSystem<?> system,
      SnapshotShelf shelf,
      Duration lease,
      String host,
      CompletionStage<InetSocketAddress> server) {
    return reach(system, Rollout.create(offers(shelf, host, server), lease, SteadyClock.start()));
  }

  /// For any other node, which never runs it.
  public static ActorRef<Command> proxy(ActorSystem<?> system) {
    return reach(system, Behaviors.stopped());
  }

  private static Supplier<List<SnapshotOffer>> offers(
      SnapshotShelf shelf, String host, CompletionStage<InetSocketAddress> server) {
    return () -> {
      var listening = server.toCompletableFuture();
      if (!listening.isDone() || listening.isCompletedExceptionally()) {
        return List.of();
      }
      String address = "http://" + host + ":" + listening.join().getPort();
      return shelf.opened().stream()
          .map(opened -> new SnapshotOffer(opened.ref(), address, opened.manifestSha256()))
          .toList();
    };
  }

  private static ActorRef<Command> reach(ActorSystem<?> system, Behavior<Command> behavior) {
    return ClusterSingleton.get(system)
        .init(
            SingletonActor.of(behavior, NAME)
                .withSettings(
                    ClusterSingletonSettings.create(system).withRole(NodeRole.CONTROL.word())));
  }
}
