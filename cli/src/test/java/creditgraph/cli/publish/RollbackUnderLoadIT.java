package creditgraph.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import creditgraph.cli.ExitCode;
import creditgraph.cli.McgRun;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.Node;
import creditgraph.node.NodeSettings;
import creditgraph.testkit.net.FreePorts;
import creditgraph.testkit.seed.TestSeed;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Players ask for routes while an operator rolls back, and back again: none is turned away, and
/// each answer is that of the snapshot that it names.
///
/// The whole of it: `-Dcreditgraph.rollback.requests=10000 -Dcreditgraph.rollback.switches=20`.
@Timeout(300)
class RollbackUnderLoadIT {

  private static final int REQUESTS = Integer.getInteger("creditgraph.rollback.requests", 1_000);
  private static final int SWITCHES = Integer.getInteger("creditgraph.rollback.switches", 6);
  private static final int CLIENTS = 8;
  private static final int PAIRS = 60;
  private static final String NO_LIMIT = "creditgraph.http.rate-limit.paths.requests";

  @TempDir private static Path folder;
  private static EmbeddedPostgres server;
  private static TwoSnapshots world;
  private static Node node;
  private static int httpPort;

  @BeforeAll
  static void startANode() throws IOException {
    server = EmbeddedPostgres.start();
    world = TwoSnapshots.build(folder, database());
    System.setProperty(NO_LIMIT, "0");
    ConfigFactory.invalidateCaches();
    node = Node.start(settings());
    node.serving().toCompletableFuture().join();
  }

  @AfterAll
  static void stopIt() throws IOException {
    node.leave().toCompletableFuture().join();
    node.ended().toCompletableFuture().join();
    System.clearProperty(NO_LIMIT);
    ConfigFactory.invalidateCaches();
    server.close();
  }

  @Test
  void everyRequestIsAnsweredFromExactlyOneSnapshot() throws Exception {
    var mcg = new McgRun();
    var crowd = new Crowd("http://127.0.0.1:" + httpPort + "/paths", pairs());
    crowd.learn(world.newer().getFileName().toString());
    rollBack(mcg);
    crowd.learn(world.older().getFileName().toString());
    assertThat(crowd.differingAnswers()).as("pairs that tell the snapshots apart").isPositive();
    long startNanos = System.nanoTime();

    var asking = crowd.ask(CLIENTS, REQUESTS);
    var current = world.older();
    for (int i = 1; i <= SWITCHES; i++) {
      crowd.awaitAnswers(i * (REQUESTS / (SWITCHES + 1)));
      rollBack(mcg);
      current = current.equals(world.older()) ? world.newer() : world.older();
      crowd.awaitAnswerFrom(current.getFileName().toString());
    }
    crowd.enough();
    asking.join();

    System.out.printf(
        "%,d requests during %d switches in %.1f s, %,d answered by the older snapshot, %,d by the"
            + " newer, %d failed%n",
        crowd.answered(),
        SWITCHES,
        (System.nanoTime() - startNanos) / 1e9,
        crowd.answeredBy(world.older().getFileName().toString()),
        crowd.answeredBy(world.newer().getFileName().toString()),
        crowd.failures().size());
    assertThat(crowd.failures()).isEmpty();
    assertThat(crowd.answered()).isGreaterThanOrEqualTo(REQUESTS);
    assertThat(rollbacksInTheLog(mcg)).isEqualTo(Math.min(SWITCHES + 1, 25));
  }

  private static void rollBack(McgRun mcg) {
    assertThat(run(mcg, "rollback", TwoSnapshots.RULESET)).as(mcg.err()).isEqualTo(ExitCode.OK);
  }

  /// Two rows each; the log shows the newest 50.
  private static long rollbacksInTheLog(McgRun mcg) {
    assertThat(run(mcg, "snapshots", "--log")).isEqualTo(ExitCode.OK);
    return mcg.out().lines().filter(line -> line.contains("rollback done")).count();
  }

  private static int run(McgRun mcg, String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--database", database(), "--data", folder.toString()));
    return mcg.run(all.toArray(String[]::new));
  }

  /// Artists of both snapshots, the well connected and the others.
  private static List<String> pairs() throws IOException {
    var random = new Random(TestSeed.of("RollbackUnderLoadIT"));
    try (var older = Snapshot.open(world.older());
        var newer = Snapshot.open(world.newer())) {
      int[] both =
          IntStream.range(0, newer.manifest().artistCount())
              .map(newer::artistId)
              .filter(id -> older.artistOrdinal(id) >= 0)
              .toArray();
      return random
          .ints(0, both.length)
          .boxed()
          .map(first -> new int[] {both[first], both[random.nextInt(both.length)]})
          .filter(pair -> pair[0] != pair[1])
          .map(pair ->
              "{\"from\":%d,\"to\":%d,\"ruleset\":\"%s\"}"
                  .formatted(pair[0], pair[1], TwoSnapshots.RULESET))
          .distinct()
          .limit(PAIRS)
          .toList();
    }
  }

  private static NodeSettings settings() throws IOException {
    int port = FreePorts.one();
    httpPort = FreePorts.one();
    Map<String, Object> values =
        Map.of(
            "port", port,
            "management.port", FreePorts.one(),
            "http.port", httpPort,
            "data-root", folder.toString(),
            "postgres.url", database(),
            "snapshot.look-interval", Duration.ofMillis(100),
            // On a busy machine questions wait, and nobody is to be turned away for that.
            "search.longest-wait", Duration.ofMinutes(1));
    return NodeSettings.from(
        ConfigFactory.parseMap(values)
            .atPath("creditgraph.node")
            .withFallback(ConfigFactory.load()));
  }

  private static String database() {
    return server.getJdbcUrl("postgres", "postgres");
  }
}
