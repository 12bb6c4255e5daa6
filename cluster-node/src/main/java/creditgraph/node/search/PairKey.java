package creditgraph.node.search;

import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;

/// Two artists in no order, under one ruleset: what a route search is about.
///
/// Routes are searched from the lower id to the higher and turned round for the other question, so
/// that both directions share one search and one answer.
///
/// @param low the lower of the two ids
public record PairKey(RulesetId ruleset, ArtistId low, ArtistId high) {

  public PairKey {
    if (low.value() >= high.value()) {
      throw new IllegalArgumentException(
          "pair: expected two different artists, the lower first, found " + low + " and " + high);
    }
  }

  public static PairKey of(RulesetId ruleset, ArtistId one, ArtistId other) {
    return one.value() < other.value()
        ? new PairKey(ruleset, one, other)
        : new PairKey(ruleset, other, one);
  }

  /// The form in which an entity's id carries the pair: `performers/41/45`.
  public String entityId() {
    return ruleset + "/" + low + "/" + high;
  }
}
