package creditgraph.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.e2e.fault.Players.Silence;
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

  /// How long a gateway may be there that has no answer: a control node that has just started is
  /// not yet a member, and its cluster may have to put out a node first.
  static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

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

  /// What a sample has come to.
  ///
  /// @param result as the gateway writes it
  /// @param record as the database has it
  record Outcome(String result, JobRecord record) {}

  private final World world;
  private final FaultCluster cluster;
  private final Outcome alone;
  private final int pairs;

  private Endurance(World world, FaultCluster cluster, Outcome alone, int pairs) {
    this.world = world;
    this.cluster = cluster;
    this.alone = alone;
    this.pairs = pairs;
  }

  static Endurance of(World world, FaultCluster cluster, Outcome alone) {
    return of(world, cluster, alone, PAIRS);
  }

  static Endurance of(World world, FaultCluster cluster, Outcome alone, int pairs) {
    return new Endurance(world, cluster, alone, pairs);
  }

  /// What one node that does everything finds.
  static Outcome alone(Path directory, World world) throws Exception {
    return alone(directory, world, PAIRS);
  }

  static Outcome alone(Path directory, World world, int pairs) throws Exception {
    try (FaultCluster one = FaultCluster.start(directory, world, List.of(Site.LOOPBACK))) {
      return outcome(one, one.submit(pairs, "alone"));
    }
  }

  private static Outcome outcome(FaultCluster cluster, String id) throws Exception {
    return new Outcome(cluster.result(id), JobRecord.of(cluster.postgres().database(), id));
  }

  void survives(String label, Notice notice, Fault fault) throws Exception {
    Instant begin = Instant.now();
    String id = cluster.submit(pairs, label);
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
      Instant struck = Instant.now();
      cluster.awaitWhole();
      Instant whole = Instant.now();
      Outcome hurt = outcome(cluster, id);
      assertThat(hurt.result()).as("%s: result", label).isEqualTo(alone.result());
      hurt.record().requireSame(label, alone.record());
      int before = players.answered();
      Await.until("answers", FaultCluster.PATIENCE, () -> players.answered() > before + 5);
      requireAnswers(label, players.silences(), whole);
      if (notice == Notice.NOTHING) {
        assertThat(players.silences()).as(label).isEmpty();
      }
      System.out.printf(
          "%s: %d s, whole after %.1f s, %d questions answered, %d not%n",
          label,
          Duration.between(begin, Instant.now()).toSeconds(),
          Duration.between(struck, whole).toMillis() / 1e3,
          players.answered(),
          players.unanswered());
      players.silences().forEach(silence -> System.out.println("  " + silence));
    }
  }

  /// Nobody goes without an answer in a whole cluster, and nobody for long while a gateway is
  /// there.
  private static void requireAnswers(String label, List<Silence> silences, Instant whole) {
    assertThat(silences)
        .as("%s: whole since %s, and questions not answered", label, whole)
        .allMatch(silence -> silence.lastAsked().isBefore(whole));
    assertThat(silences)
        .as("%s: questions that a gateway took and did not answer", label)
        .allMatch(silence -> silence.heard().compareTo(LONGEST_SILENCE) <= 0);
  }
}
