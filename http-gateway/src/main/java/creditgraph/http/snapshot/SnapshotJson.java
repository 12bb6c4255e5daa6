package creditgraph.http.snapshot;

import creditgraph.protocol.SnapshotRef;

/// The snapshot an answer was computed on.
public record SnapshotJson(String month, String ruleset, String fingerprint) {

  public static SnapshotJson of(SnapshotRef ref) {
    return new SnapshotJson(ref.month(), ref.ruleset().value(), ref.fingerprint());
  }
}
