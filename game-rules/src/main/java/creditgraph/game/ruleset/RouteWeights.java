package creditgraph.game.ruleset;

import creditgraph.graph.search.RouteCosts;
import java.util.Map;

/// What a cheapest route prefers. A snapshot's manifest holds its ruleset's text, so a reader of
/// the snapshot has these without the file.
///
/// @param costs of a release, of the categories of the credits walked over, of crowds and hubs
/// @param formatFees by name or description of a format, as Discogs spells it; others are free
public record RouteWeights(RouteCosts costs, Map<String, Integer> formatFees) {

  public RouteWeights {
    formatFees = Map.copyOf(formatFees);
  }
}
