package creditgraph.protocol.sample;

import creditgraph.protocol.WireMessage;

/// Whether routes are weighed, and how dear it is to walk through an artist who is everywhere.
///
/// @param weighs false for routes of fewest releases, whatever they lead through; true for cheapest
///   routes by the weights of the snapshot's ruleset, but for this
/// @param cost of each doubling of the releases of an artist between the ends, 0 to [#MAX_COST], in
///   place of the ruleset's `weights.hub-doubling`; 0 where nothing is weighed
public record HubPenalty(boolean weighs, int cost) implements WireMessage {

  public static final int MAX_COST = 1_000;

  /// Nothing is weighed.
  public static final HubPenalty NONE = new HubPenalty(false, 0);

  public HubPenalty {
    if (cost < 0 || cost > MAX_COST || (!weighs && cost > 0)) {
      throw new IllegalArgumentException(
          "hubPenalty: expected none or a cost from 0 to %d, found %d".formatted(MAX_COST, cost));
    }
  }

  public static HubPenalty of(int cost) {
    return new HubPenalty(true, cost);
  }

  /// `none`, or the cost.
  @Override
  public String toString() {
    return weighs ? Integer.toString(cost) : "none";
  }
}
