package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mcg challenge [DAY|random]`: two artists to join.
@Command(
    name = "challenge",
    mixinStandardHelpOptions = true,
    description = "Tells today's challenge, that of another day, or a drawn one.")
public final class ChallengeCommand implements Callable<Integer> {

  @Mixin private GatewayOption gateway = new GatewayOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "DAY",
      defaultValue = "daily",
      description = "A day of UTC as 2026-11-22, `random`, or the id of a drawn one.")
  private String day = "daily";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "-1",
      description = "Of `random`: the same seed draws the same pair.")
  private int seed = -1;

  @Option(
      names = "--band",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Of `random`: gentle, fair, hard or far.")
  private String band = "";

  @Option(
      names = "--ruleset",
      paramLabel = "NAME",
      defaultValue = "performers",
      description = "Of `random`: which credits count (default: ${DEFAULT-VALUE}).")
  private String ruleset = "performers";

  @Option(
      names = "--artists",
      paramLabel = "IDS",
      defaultValue = "",
      description = "Of `random`: both ends are among these Discogs ids, as 41,45,720.")
  private String artists = "";

  @Option(
      names = "--decade",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Of `random`: half of either end's releases are of it, as 1970s.")
  private String decade = "";

  @Option(names = "--json", description = "Prints the gateway's answer as it is.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    GatewayClient client = gateway.client();
    JsonNode challenge =
        day.equals("random")
            ? client.randomChallenge(ruleset, seed, band, artists, decade)
            : client.challenge(day);
    spec.commandLine()
        .getOut()
        .println(json ? challenge.toPrettyString() : ChallengeText.line(challenge));
    return ExitCode.OK;
  }
}
