package creditgraph.node.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.Leave;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Bare members of a real cluster, with the watch and without.
@Timeout(300)
final class ControlWatchTest {

  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final List<ActorSystem<?>> systems = new ArrayList<>();

  @AfterEach
  void endThem() {
    systems.forEach(ActorSystem::terminate);
  }

  @Test
  void dissolvesAClusterOnceItsControlNodeHasLeft() throws Exception {
    ActorSystem<?> control = member("control", Behaviors.empty());
    ActorSystem<?> one = member("worker", ControlWatch.create(PATIENCE));
    ActorSystem<?> other = member("worker", ControlWatch.create(PATIENCE));
    // Admitting the second takes longer than anybody's patience, and nobody has lost it.
    TestProbe.create(one)
        .awaitAssert(
            Duration.ofSeconds(60),
            () -> {
              assertThat(members(one)).isEqualTo(3);
              return Done.getInstance();
            });

    Cluster.get(control).manager().tell(Leave.create(Cluster.get(control).selfMember().address()));

    assertThat(end(one)).isInstanceOf(CoordinatedShutdown.clusterDowningReason().getClass());
    assertThat(end(other)).isInstanceOf(CoordinatedShutdown.clusterDowningReason().getClass());
  }

  /// The first founds the cluster, the others join it; each is up when it is returned.
  private <T> ActorSystem<T> member(String role, Behavior<T> behavior) throws Exception {
    ActorSystem<T> system =
        ActorSystem.create(
            behavior,
            "members",
            ConfigFactory.parseString(
                    """
                    pekko {
                      actor.provider = cluster
                      remote.artery.canonical { hostname = 127.0.0.1, port = 0 }
                      coordinated-shutdown.exit-jvm = off
                      cluster {
                        roles = [%s]
                        jmx.enabled = off
                        gossip-interval = 200ms
                        leader-actions-interval = 200ms
                        # A machine that stands still for a moment loses nobody.
                        failure-detector.acceptable-heartbeat-pause = 15s
                      }
                    }
                    """
                        .formatted(role))
                .withFallback(ConfigFactory.defaultReference()));
    systems.add(system);
    Cluster cluster = Cluster.get(system);
    Cluster first = Cluster.get(systems.getFirst());
    cluster.manager().tell(Join.create(first.selfMember().address()));
    CompletableFuture<Done> up = new CompletableFuture<>();
    org.apache.pekko.cluster.Cluster.get(system)
        .registerOnMemberUp(() -> up.complete(Done.getInstance()));
    up.get(60, TimeUnit.SECONDS);
    return system;
  }

  private static int members(ActorSystem<?> system) {
    int up = 0;
    for (Member member : Cluster.get(system).state().getMembers()) {
      up += member.status() == MemberStatus.up() ? 1 : 0;
    }
    return up;
  }

  private static CoordinatedShutdown.Reason end(ActorSystem<?> system) throws Exception {
    system.getWhenTerminated().toCompletableFuture().get(60, TimeUnit.SECONDS);
    return CoordinatedShutdown.get(system).getShutdownReason().orElseThrow();
  }
}
