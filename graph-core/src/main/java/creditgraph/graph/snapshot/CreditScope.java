package creditgraph.graph.snapshot;

/// Where on a release a credit stands. The order is part of the snapshot format.
public enum CreditScope {
  /// `release/artists`: whose release it is.
  MAIN("main"),
  /// `release/extraartists`: a role on the whole release or on named tracks.
  EXTRA("extra"),
  /// `track/artists`, sub-tracks included.
  TRACK("track"),
  /// `track/extraartists`, sub-tracks included.
  TRACK_EXTRA("track-extra");

  private final String word;

  CreditScope(String word) {
    this.word = word;
  }

  /// The word used in files, HTTP and partitions.
  public String word() {
    return word;
  }
}
