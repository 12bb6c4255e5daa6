package creditgraph.game.attempt;

import java.util.Locale;

/// What becomes of a step. Only an accepted one moves the player.
public enum StepVerdict {
  ACCEPTED,
  /// The goal was reached before.
  AFTER_THE_GOAL,
  /// The release has no credit that counts under the ruleset: it is a compilation or unofficial,
  /// lies outside its years or formats, or does not exist.
  RELEASE_OUTSIDE_THE_RULES,
  /// The artist has no credit that counts under the ruleset.
  ARTIST_OUTSIDE_THE_RULES,
  /// An accepted step was over this release.
  RELEASE_REPEATED,
  /// The player was at this artist before.
  ARTIST_REPEATED,
  /// The release does not credit the artist where the player stands.
  NOT_CREDITED_HERE,
  /// The release does not credit the artist whom the player wants to go to.
  NEXT_NOT_CREDITED,
  /// The release credits both, but on different tracks, and the ruleset connects by tracks.
  NOT_TOGETHER;

  /// As in answers and daily files.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
