package creditgraph.ingest.registry;

import creditgraph.graph.snapshot.Manifest;

/// What the registry keeps about a snapshot.
///
/// @param bytes of all its files
public record SnapshotFacts(
    String month,
    String ruleset,
    String fingerprint,
    int artists,
    int releases,
    long credits,
    long bytes) {

  /// What cannot be read from a damaged snapshot.
  private static final String UNKNOWN = "unknown";

  public static SnapshotFacts of(Manifest manifest) {
    return new SnapshotFacts(
        manifest.sourceMonth(),
        manifest.rulesetName(),
        manifest.fingerprint(),
        manifest.artistCount(),
        manifest.releaseCount(),
        manifest.creditCount(),
        manifest.totalBytes());
  }

  /// Of a snapshot whose manifest cannot be read.
  public static SnapshotFacts unread(long bytes) {
    return new SnapshotFacts(UNKNOWN, UNKNOWN, UNKNOWN, 0, 0, 0, bytes);
  }

  /// The same counts under the names of a place.
  public SnapshotFacts named(String placeMonth, String placeRuleset, String placeFingerprint) {
    return new SnapshotFacts(
        placeMonth, placeRuleset, placeFingerprint, artists, releases, credits, bytes);
  }

  /// `<month>/<ruleset>/<fingerprint>`, as in a pointer.
  public String path() {
    return month + "/" + ruleset + "/" + fingerprint;
  }
}
