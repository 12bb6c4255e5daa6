package creditgraph.node.search;

import creditgraph.game.ruleset.RouteWeights;
import creditgraph.game.ruleset.RulesetFile;
import creditgraph.graph.search.ReleaseFees;
import creditgraph.graph.search.RouteTariff;
import creditgraph.graph.snapshot.Snapshot;

/// What routes of a snapshot cost, by the weights of the ruleset in its manifest.
public final class RulesetTariff {

  private RulesetTariff() {}

  /// As the ruleset has it, but for the hubs.
  ///
  /// @param hubDoubling in place of the ruleset's `weights.hub-doubling`
  public static RouteTariff of(Snapshot snapshot, int hubDoubling) {
    RouteWeights weights =
        RulesetFile.parse(snapshot.toString(), snapshot.manifest().rulesetText()).weights();
    return new RouteTariff(
        weights.costs().withHubDoubling(hubDoubling),
        snapshot.creditRoles(),
        weights.formatFees().isEmpty()
            ? ReleaseFees.FREE
            : snapshot.formatFees(weights.formatFees()));
  }
}
