package creditgraph.protocol;

/// Names one immutable snapshot; every answer that depends on data carries it.
///
/// @param month source month of the dump, `2026-11`
/// @param ruleset which credits count
/// @param fingerprint hex digits over the snapshot's content
public record SnapshotRef(String month, RulesetId ruleset, String fingerprint)
    implements WireMessage {

  /// The directory below the graph root, with `/` between its parts.
  public String path() {
    return month + "/" + ruleset + "/" + fingerprint;
  }
}
