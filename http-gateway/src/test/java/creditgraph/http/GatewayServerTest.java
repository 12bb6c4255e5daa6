package creditgraph.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.http.problem.ProblemType;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.UnknownRuleset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.junit.jupiter.api.Test;

class GatewayServerTest {

  @Test
  void letsARunningRequestEndBeforeTheNodeIsGone() throws InterruptedException {
    try (TestGateway gateway = TestGateway.start()) {
      CompletableFuture<PathReply> reply = new CompletableFuture<>();
      CompletableFuture<Answer> running = running(gateway, reply);

      CoordinatedShutdown shutdown = CoordinatedShutdown.get(gateway.kit().system());
      CompletableFuture<Done> unbound = new CompletableFuture<>();
      shutdown.addTask(
          CoordinatedShutdown.PhaseServiceRequestsDone(),
          "note that nobody listens any more",
          () -> {
            unbound.complete(Done.getInstance());
            return CompletableFuture.completedStage(Done.getInstance());
          });
      CompletableFuture<Done> stopped =
          shutdown.runAll(CoordinatedShutdown.unknownReason()).toCompletableFuture();
      unbound.orTimeout(10, TimeUnit.SECONDS).join();
      reply.complete(new UnknownRuleset(new RulesetId("performers"), List.of()));

      running.orTimeout(10, TimeUnit.SECONDS).join().expect(ProblemType.UNKNOWN_RULESET);
      stopped.orTimeout(20, TimeUnit.SECONDS).join();
      assertThatThrownBy(() -> gateway.get("/snapshots")).hasMessageContaining("ConnectException");
    }
  }

  @Test
  void stopsInTimeWhenARequestDoesNotEnd() throws InterruptedException {
    try (TestGateway gateway = TestGateway.start("drain-timeout = 300 ms")) {
      CompletableFuture<Answer> running = running(gateway, new CompletableFuture<>());

      CoordinatedShutdown.get(gateway.kit().system())
          .runAll(CoordinatedShutdown.unknownReason())
          .toCompletableFuture()
          .orTimeout(4, TimeUnit.SECONDS)
          .join();

      assertThat(running).failsWithin(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void failsToStartOnAnAddressThatIsTaken() {
    try (TestGateway gateway = TestGateway.start()) {
      GatewaySettings taken = TestGateway.settings().withAddress("127.0.0.1", gateway.port());

      assertThatThrownBy(() ->
              GatewayServer.start(gateway.kit().system(), taken, new FakePorts().ports())
                  .toCompletableFuture()
                  .orTimeout(10, TimeUnit.SECONDS)
                  .join())
          .hasMessageContaining("BindException");
    }
  }

  @Test
  void namesNoProductAndNoVersion() {
    try (TestGateway gateway = TestGateway.start()) {
      assertThat(gateway.get("/snapshots").headers().firstValue("Server")).isEmpty();
    }
  }

  /// A request that has reached its port and waits for the reply.
  private static CompletableFuture<Answer> running(
      TestGateway gateway, CompletableFuture<PathReply> reply) throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    gateway
        .ports()
        .paths((ruleset, from, to) -> {
          asked.countDown();
          return reply;
        });
    CompletableFuture<Answer> running =
        gateway.sendAsync(
            "POST",
            "/paths",
            "{\"from\":1,\"to\":2}".getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json");
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
    return running;
  }
}
