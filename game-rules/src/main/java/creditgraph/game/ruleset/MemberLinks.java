package creditgraph.game.ruleset;

import java.util.Locale;

/// What it means that somebody was a member of a group.
public enum MemberLinks {
  /// Nothing: who played on a record is credited there.
  APART,
  /// Group and member are connected, whatever they are credited on.
  LINKED;

  /// The word used in rulesets.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
