package creditgraph.game.role;

import java.util.Locale;

/// How a role name was understood, from the surest to the boldest.
public enum RoleRule {
  /// The name is in the table.
  NAME,
  /// Its longest ending of whole words is: `Left-Handed Nylon Guitar`.
  ENDING,
  /// So it is once words that change nothing are dropped from its end: `Guitar Solo`.
  QUALIFIER,
  /// Parts of it were read one by one: `Bass And All Other Instruments`.
  PARTS,
  /// What stands before a word like "on" or "by" was read: `Guitar On The Long Tune`.
  HEAD,
  /// The name points at its detail, and that was read as well: `Other [Roadie]`.
  DETAIL,
  /// Nothing was understood.
  NONE;

  /// The word used in reports.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  RoleRule orBolder(RoleRule other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
