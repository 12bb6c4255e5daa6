package creditgraph.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import creditgraph.cli.CommandFailed;
import creditgraph.cli.ExitCode;
import java.util.ArrayList;
import java.util.Locale;

/// Turns what a person typed, an id or a name, into one artist id.
///
/// The name must be whole, ignoring case: the artist's own, a variation of it, or else an alias;
/// where several artists share it the best known is taken, because the gateway ranks them so.
/// Anything else is an error that lists what is near.
public final class ArtistResolver {

  private static final int CANDIDATES = 10;

  private final GatewayClient gateway;
  private final String ruleset;

  public ArtistResolver(GatewayClient gateway, String ruleset) {
    this.gateway = gateway;
    this.ruleset = ruleset;
  }

  public int resolve(String idOrName) {
    var typed = idOrName.strip();
    if (isId(typed)) {
      return Integer.parseInt(typed);
    }
    var near = new ArrayList<String>();
    for (JsonNode match : gateway.searchArtists(typed, ruleset, CANDIDATES).path("matches")) {
      if (sameName(match.path("name").asText(), typed)
          || sameName(match.path("matchedOn").asText(""), typed)) {
        return match.path("id").asInt();
      }
      near.add(match.path("name").asText() + " (" + match.path("id").asInt() + ")");
    }
    throw new CommandFailed(
        ExitCode.NOT_FOUND,
        near.isEmpty()
            ? "no artist is called '" + typed + "' under the ruleset " + ruleset
            : "no artist is called exactly '" + typed + "'; near: " + String.join(", ", near));
  }

  /// Whether this is an id and not a name.
  static boolean isId(String typed) {
    return typed.strip().matches("[1-9][0-9]{0,8}");
  }

  private static boolean sameName(String name, String typed) {
    return name.toLowerCase(Locale.ROOT).equals(typed.toLowerCase(Locale.ROOT));
  }
}
