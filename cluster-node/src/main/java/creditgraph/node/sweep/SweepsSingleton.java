package creditgraph.node.sweep;

import creditgraph.node.NodeRole;
import creditgraph.node.SteadyClock;
import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.sample.Sampling;
import creditgraph.protocol.sweep.Sweeping.Command;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.ClusterSingletonSettings;
import org.apache.pekko.cluster.typed.SingletonActor;

/// Reaches the [Sweeps] from any control node; runs them on the oldest one, beside the coordinator.
public final class SweepsSingleton {

  private static final String NAME = "sweeps";

  /// Messages held back while the sweeps move; the rest is dropped, and every asker repeats.
  private static final int PROXY_BUFFER = 100;

  /// Short beside any point, long beside a question on the same machine.
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private SweepsSingleton() {}

  /// @param places samples that the coordinator runs at once, of which sweeps take half
  public static ActorRef<Command> host(
      ActorSystem<?> system,
      ActorRef<Sampling.Command> coordinator,
      CurrentSnapshots snapshots,
      int places) {
    return ClusterSingleton.get(system)
        .init(
            SingletonActor.of(
                    SweepsStart.create(
                        coordinator,
                        LOOK_EVERY,
                        Sweeps.create(
                            coordinator,
                            snapshots,
                            Math.ceilDiv(places, 2),
                            LOOK_EVERY,
                            SteadyClock.start())),
                    NAME)
                .withSettings(
                    ClusterSingletonSettings.create(system)
                        .withRole(NodeRole.CONTROL.word())
                        .withBufferSize(PROXY_BUFFER)));
  }
}
