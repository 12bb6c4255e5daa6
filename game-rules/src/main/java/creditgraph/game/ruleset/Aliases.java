package creditgraph.game.ruleset;

import java.util.Locale;

/// What becomes of artist records that Discogs links as aliases.
public enum Aliases {
  /// Each record is an artist of its own.
  APART,
  /// All records linked, directly or through others, are one artist.
  ONE_PERSON;

  /// The word used in rulesets.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
