package creditgraph.protocol.path;

import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;

/// A question for a route as somebody puts it.
///
/// @param options read from `from` to `to`
public record RouteQuestion(RulesetId ruleset, ArtistId from, ArtistId to, RouteOptions options) {

  /// Asks for one shortest route, whichever it is.
  public static RouteQuestion plain(RulesetId ruleset, ArtistId from, ArtistId to) {
    return new RouteQuestion(ruleset, from, to, RouteOptions.NONE);
  }
}
