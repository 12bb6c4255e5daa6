package creditgraph.game.role;

import java.util.Locale;

/// How a role name was understood, from the surest to the boldest.
public enum RoleRule {
  /// The name is in the table.
  NAME,
  /// The whole name is a part in an opera, a play and the like: `Leporello`.
  PART,
  /// Its longest ending of whole words is: `Left-Handed Nylon Guitar`.
  ENDING,
  /// So it is once words that change nothing are dropped from its end: `Guitar Solo`.
  QUALIFIER,
  /// Parts of it were read one by one: `Bass And All Other Instruments`.
  PARTS,
  /// What stands before a word like "on" or "by", or before a round bracket, was read: `Guitar On
  /// The Long Tune`.
  HEAD,
  /// The name points at its detail, and that was read as well: `Other [Roadie]`.
  DETAIL,
  /// Its last word is a compound of one that is listed: `Mondharfe`, `Tenorsax`.
  COMPOUND,
  /// An ending of it is one slip of the pen away from the table: `Bass Guiatr`.
  SPELLING,
  /// It begins with the name of somebody who makes instruments: `Roland CR-8000`.
  MAKER,
  /// Its longest beginning of whole words is in the table: `Chitarra Battente`.
  BEGINNING,
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
