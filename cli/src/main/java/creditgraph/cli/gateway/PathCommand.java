package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mcg path A B`: a route as a readable chain.
@Command(
    name = "path",
    mixinStandardHelpOptions = true,
    description = "Finds a route between two artists, with the credits that prove it.")
public final class PathCommand implements Callable<Integer> {

  @Mixin private GatewayOption gateway = new GatewayOption();

  @Parameters(index = "0", paramLabel = "FROM", description = "An artist's name or Discogs id.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "Another artist's name or id.")
  private String to = "";

  @Option(
      names = "--ruleset",
      paramLabel = "NAME",
      defaultValue = "performers",
      description = "Which credits count (default: ${DEFAULT-VALUE}).")
  private String ruleset = "performers";

  @Mixin private RouteOption options = new RouteOption();

  @Option(names = "--json", description = "Prints the gateway's answer as it is.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var client = gateway.client();
    var artists = new ArtistResolver(client, ruleset);
    JsonNode reply =
        client.findPath(
            artists.resolve(from), artists.resolve(to), ruleset, options.fields(artists));
    spec.commandLine().getOut().print(json ? reply.toPrettyString() + "\n" : RouteText.draw(reply));
    spec.commandLine().getOut().flush();
    if (reply.path("outcome").asText().equals("budget-exhausted")) {
      throw new CommandFailed(ExitCode.UNAVAILABLE, "the search ran out of its budget");
    }
    return reply.path("outcome").asText().equals("found") ? ExitCode.OK : ExitCode.NOT_FOUND;
  }
}
