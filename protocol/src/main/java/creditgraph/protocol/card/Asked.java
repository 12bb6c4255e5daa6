package creditgraph.protocol.card;

import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;

/// Which snapshot shall answer.
///
/// @param fingerprint of the ruleset's current snapshot, as far as the asker knows; empty when any
///   will do
public record Asked(RulesetId ruleset, String fingerprint) {

  /// Whether an answer from this snapshot is what was asked for.
  public boolean accepts(SnapshotRef snapshot) {
    return snapshot.ruleset().equals(ruleset)
        && (fingerprint.isEmpty() || fingerprint.equals(snapshot.fingerprint()));
  }
}
