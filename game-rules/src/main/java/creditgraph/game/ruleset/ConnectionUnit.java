package creditgraph.game.ruleset;

import java.util.Locale;

/// What two artists must share to be connected.
public enum ConnectionUnit {
  /// A release: every pressing connects by itself.
  RELEASE,
  /// A master: of all its pressings one connects, the main release that Discogs names. A release
  /// without a master is its own.
  MASTER,
  /// A track: of a release, two artists are connected when both are credited on one of its tracks.
  TRACK;

  /// The word used in rulesets.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
