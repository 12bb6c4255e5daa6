package creditgraph.node.challenge;

import creditgraph.node.NodeRole;
import creditgraph.protocol.sample.Sampling;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.ClusterSingletonSettings;
import org.apache.pekko.cluster.typed.SingletonActor;

/// Runs the [ChallengePublisher] on the oldest control node, beside the coordinator.
public final class ChallengeSingleton {

  /// One small query; long beside a job of scores.
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private ChallengeSingleton() {}

  /// Called on every control node.
  public static void host(
      ActorSystem<?> system, ActorRef<Sampling.Command> coordinator, ChallengePress press) {
    ClusterSingleton.get(system)
        .init(
            SingletonActor.of(
                    ChallengePublisher.create(
                        coordinator, press, LOOK_EVERY, InstantSource.system()),
                    "challenges")
                .withSettings(
                    ClusterSingletonSettings.create(system).withRole(NodeRole.CONTROL.word())));
  }
}
