package creditgraph.cli.demo;

import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import creditgraph.cli.gateway.ChallengeText;
import creditgraph.cli.gateway.GatewayClient;
import java.time.Duration;

/// Tells today's challenge as soon as the cluster has published it, which a new one does by itself
/// a few seconds after its start.
final class FirstChallenge {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(250);

  private FirstChallenge() {}

  static void tell(GatewayClient gateway, Narration narration) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        narration.say("today", ChallengeText.line(gateway.challenge("daily")));
        return;
      } catch (CommandFailed notYet) {
        if (notYet.exitCode() != ExitCode.NOT_FOUND) {
          throw notYet;
        }
      }
      Thread.sleep(POLL);
    }
    narration.say("today", "no challenge yet; ask later with `./mcg challenge`");
  }
}
