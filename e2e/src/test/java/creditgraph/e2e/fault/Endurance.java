package creditgraph.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A sample that is computed while something happens to the cluster: it must finish, its result
/// must be what one node alone has computed, the cluster must be whole again by itself, and players
/// must have had their answers.
final class Endurance {

  /// Some twenty seconds of two workers on two cores.
  static final int PAIRS = 400_000;

  /// What players may notice.
  enum Notice {
    /// Nothing: every question is answered.
    NOTHING,
    /// Nobody answers while the control node is away.
    A_PAUSE
  }

  /// Something that is done to a cluster, and undone before it returns unless it mends itself.
  interface Fault {
    void strike(FaultCluster cluster) throws Exception;
  }

  private final World world;
  private final FaultCluster cluster;
  private final String alone;

  private Endurance(World world, FaultCluster cluster, String alone) {
    this.world = world;
    this.cluster = cluster;
    this.alone = alone;
  }

  static Endurance of(World world, FaultCluster cluster, String alone) {
    return new Endurance(world, cluster, alone);
  }

  /// What one node that does everything finds.
  static String alone(Path directory, World world) throws Exception {
    try (FaultCluster one = FaultCluster.start(directory, world, List.of(Site.LOOPBACK))) {
      return one.result(one.submit(PAIRS, "alone"));
    }
  }

  void survives(String label, Notice notice, Fault fault) throws Exception {
    Instant begin = Instant.now();
    String id = cluster.submit(PAIRS, label);
    try (Players players = Players.at(cluster.gateway(), world)) {
      Await.until(
          "a task done",
          FaultCluster.PATIENCE,
          () -> {
            var sample = cluster.sample(id);
            assertThat(sample.path("status").asText())
                .as("too fast to be hurt")
                .isEqualTo("running");
            return sample.path("tasksDone").asInt() > 0 && players.answered() > 0;
          });
      fault.strike(cluster);
      assertThat(cluster.result(id)).as("%s: result", label).isEqualTo(alone);
      cluster.awaitWhole();
      int before = players.answered();
      Await.until("answers", FaultCluster.PATIENCE, () -> players.answered() > before + 5);
      if (notice == Notice.NOTHING) {
        assertThat(players.unanswered()).as(label + ": " + players.lastTrouble()).isZero();
      }
      System.out.printf(
          "%s: %d s, %d questions answered, %d not%n",
          label,
          Duration.between(begin, Instant.now()).toSeconds(),
          players.answered(),
          players.unanswered());
    }
  }
}
