package creditgraph.game.attempt;

/// What a judge must know of the graph. All ids are of Discogs.
public interface CreditBook {

  boolean hasRelease(int release);

  boolean hasArtist(int artist);

  /// Whether a credit of the artist on the release counts. Never asked for what there is not.
  boolean credits(int release, int artist);

  /// Whether the release connects two artists whom it credits: where the unit of connection is the
  /// track, it does so only for those who share one.
  boolean joins(int release, int oneArtist, int otherArtist);

  /// Whether two ids lead to one artist, as a ruleset may take aliases for one person.
  boolean isSame(int oneArtist, int otherArtist);
}
