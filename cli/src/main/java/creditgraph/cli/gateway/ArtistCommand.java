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

/// `mcg artist NAME`: who is meant, best match first; `mcg artist ID`: who that is.
@Command(
    name = "artist",
    mixinStandardHelpOptions = true,
    description = "Finds artists by name, best match first; with an id, shows one.")
public final class ArtistCommand implements Callable<Integer> {

  @Mixin private GatewayOption gateway = new GatewayOption();

  @Parameters(
      paramLabel = "NAME|ID",
      description = "The start of a name, or of a word in it; or a Discogs id.")
  private String name = "";

  @Option(
      names = "--ruleset",
      paramLabel = "NAME",
      defaultValue = "performers",
      description = "Which credits count (default: ${DEFAULT-VALUE}).")
  private String ruleset = "performers";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "At most so many, 1 to 50 (default: ${DEFAULT-VALUE}).")
  private int limit = 10;

  @Option(names = "--json", description = "Prints the gateway's answer as it is.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return ArtistResolver.isId(name) ? show() : find();
  }

  private int show() {
    var out = spec.commandLine().getOut();
    var id = Integer.parseInt(name.strip());
    var client = gateway.client();
    var card = client.artist(id, ruleset);
    if (json) {
      out.println(card.toPrettyString());
    } else {
      ArtistText.lines(card, client.neighbourhood(id, ruleset, 1)).forEach(out::println);
    }
    return ExitCode.OK;
  }

  private int find() {
    var out = spec.commandLine().getOut();
    JsonNode reply = gateway.client().searchArtists(name, ruleset, limit);
    if (json) {
      out.println(reply.toPrettyString());
    } else {
      reply.path("matches").forEach(match -> out.println(line(match)));
    }
    return reply.path("matches").isEmpty() ? ExitCode.NOT_FOUND : ExitCode.OK;
  }

  private static String line(JsonNode match) {
    var other = match.path("matchedOn").asText();
    var met =
        switch (match.path("matchedBy").asText()) {
          case "variation" -> " (as “" + other + "”)";
          case "alias" -> " (alias “" + other + "”)";
          default -> "";
        };
    return "%9d  %s%s, %d releases"
        .formatted(
            match.path("id").asInt(),
            match.path("name").asText(),
            met,
            match.path("releases").asInt());
  }
}
