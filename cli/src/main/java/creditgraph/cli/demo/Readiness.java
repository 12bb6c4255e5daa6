package creditgraph.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import creditgraph.cli.gateway.GatewayClient;
import java.net.URI;
import java.time.Duration;
import java.util.stream.StreamSupport;

/// Waits until the gateway says that every part is up, and tells what it still waits for.
final class Readiness {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(250);

  private final GatewayClient gateway;
  private final int workers;
  private final Narration narration;

  Readiness(URI gateway, int workers, Narration narration) {
    this.gateway = new GatewayClient(gateway);
    this.workers = workers;
    this.narration = narration;
  }

  void await(Cluster cluster) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    String told = "";
    while (true) {
      cluster.requireControl();
      var missing = missing();
      if (missing.isEmpty()) {
        narration.say("cluster", "control and " + workers + " workers are up");
        return;
      }
      if (!missing.equals(told)) {
        narration.say("cluster", "waiting for " + missing);
        told = missing;
      }
      if (System.nanoTime() > deadline) {
        throw new CommandFailed(
            ExitCode.UNAVAILABLE,
            "after " + LIMIT.toSeconds() + " s still waiting for " + missing + "; see the logs");
      }
      Thread.sleep(POLL);
    }
  }

  private String missing() {
    JsonNode health;
    try {
      health = gateway.health();
    } catch (CommandFailed notYet) {
      return "the gateway";
    }
    var down =
        health.path("parts").properties().stream()
            .filter(part -> !part.getValue().path("state").asText().equals("up"))
            .map(part -> part.getKey())
            .toList();
    long up =
        StreamSupport.stream(health.path("workers").spliterator(), false)
            .filter(worker -> worker.path("status").asText().equals("up"))
            .count();
    if (!down.isEmpty()) {
      return String.join(", ", down);
    }
    return up < workers ? "workers (" + up + " of " + workers + ")" : "";
  }
}
