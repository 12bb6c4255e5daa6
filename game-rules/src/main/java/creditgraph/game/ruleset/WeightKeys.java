package creditgraph.game.ruleset;

import creditgraph.game.role.CreditRole;
import creditgraph.graph.search.RouteCosts;
import java.util.Arrays;
import java.util.List;

/// Reads the section `weights` of a ruleset; what it does not say is as [RouteCosts#standard].
final class WeightKeys {

  private WeightKeys() {}

  static RouteWeights read(RulesetKeys keys) {
    RouteCosts standard = RouteCosts.standard();
    int release = keys.number("release", 1, RouteCosts.MAX_COST, standard.release());
    int sizeDoubling = cost(keys, "size-doubling", standard.sizeDoubling());
    int hubDoubling = cost(keys, "hub-doubling", standard.hubDoubling());
    RouteWeights weights =
        new RouteWeights(
            new RouteCosts(release, roles(keys.section("roles")), sizeDoubling, hubDoubling),
            keys.numbersByName("formats", 0, RouteCosts.MAX_COST));
    keys.refuseUnknown();
    return weights;
  }

  /// A cost for each bit that a snapshot may hold.
  private static List<Integer> roles(RulesetKeys keys) {
    List<Integer> costs =
        Arrays.stream(CreditRole.values()).map(role -> cost(keys, role.word(), 0)).toList();
    keys.refuseUnknown();
    return costs;
  }

  private static int cost(RulesetKeys keys, String key, int fallback) {
    return keys.number(key, 0, RouteCosts.MAX_COST, fallback);
  }
}
