package creditgraph.game.role;

import java.util.ArrayList;
import java.util.List;

/// Reads one role name by the table and by the rules that [RoleTaxonomy] lists. Immutable, shared
/// freely between threads.
final class RoleNameReader {

  /// Of a longer name only the first and last words are looked at: whole sentences are typed, and
  /// the cost of a name must not grow with the square of its length.
  static final int MAX_WORDS = 12;

  /// Shorter words begin too many names that are something else: `All Thoughts`, `Body Count`.
  static final int MIN_BEGINNING = 5;

  /// @param bits of the categories; 0 when nothing was understood
  record Found(int bits, RoleRule rule) {

    static final Found NOTHING = new Found(0, RoleRule.NONE);

    static Found by(RoleRule rule, int bits) {
      return bits == 0 ? NOTHING : new Found(bits, rule);
    }

    boolean any() {
      return bits != 0;
    }

    /// This, at least as bold as `rule`.
    Found atLeast(RoleRule rule) {
      return any() ? new Found(bits, this.rule.orBolder(rule)) : NOTHING;
    }

    Found and(Found other) {
      if (!any() || !other.any()) {
        return any() ? this : other;
      }
      return new Found(bits | other.bits, rule.orBolder(other.rule));
    }
  }

  private final RoleTable table;
  private final Spelling spelling;

  RoleNameReader(RoleTable table) {
    this.table = table;
    this.spelling = new Spelling(table.namesToMisspell());
  }

  /// Reads the name of a mention as typed.
  Found read(String name) {
    String folded = RoleName.fold(name);
    Found alone = Found.by(RoleRule.NAME, table.bitsOfWholeName(folded));
    return alone.any() ? alone : read(name, folded);
  }

  /// Reads a name that stands in the detail of a mention.
  Found readInDetail(String name) {
    return read(name, RoleName.fold(name));
  }

  private Found read(String name, String folded) {
    Found listed = Found.by(RoleRule.NAME, table.bits(folded));
    if (!listed.any()) {
      listed = Found.by(RoleRule.PART, table.bitsOfPart(folded));
    }
    if (listed.any()) {
      return listed;
    }
    Found beforeAside = parts(RoleName.fold(RoleName.beforeAside(name)));
    return beforeAside.any() ? beforeAside.atLeast(RoleRule.HEAD) : parts(folded);
  }

  private Found parts(String folded) {
    List<List<String>> parts = parts(List.of(folded.split(" ")));
    Found all = Found.NOTHING;
    for (List<String> part : parts) {
      all = all.and(part(part));
    }
    return parts.size() > 1 ? all.atLeast(RoleRule.PARTS) : all;
  }

  private List<List<String>> parts(List<String> words) {
    List<List<String>> parts = new ArrayList<>();
    int start = 0;
    for (int at = 0; at <= words.size(); at++) {
      if (at == words.size() || table.joiners().contains(words.get(at))) {
        if (start < at) {
          parts.add(words.subList(start, at));
        }
        start = at + 1;
      }
    }
    return parts;
  }

  /// What follows a preposition is read only together with what stands before it: it says where or
  /// by whom, not what.
  private Found part(List<String> words) {
    int head = headLength(words);
    Found found = ending(words, head);
    if (!found.any() && head < words.size()) {
      found = ending(words.subList(0, head), head).atLeast(RoleRule.HEAD);
    }
    return found.any() ? found : boldly(words.subList(0, head));
  }

  private int headLength(List<String> words) {
    for (int at = 1; at < words.size(); at++) {
      if (table.prepositions().contains(words.get(at))) {
        return at;
      }
    }
    return words.size();
  }

  /// The longest ending in the table that starts among the first `starts` words. A name of several
  /// words may end in a qualifier itself, as a rhythm section does; one word alone is looked up
  /// only after all qualifiers are dropped, as `Guitar Solo` is no solo.
  private Found ending(List<String> words, int starts) {
    int core = coreLength(words);
    for (int end = words.size(); end >= core; end--) {
      for (int start = Math.max(0, end - MAX_WORDS); start < Math.min(starts, end - 1); start++) {
        Found found = endingAt(words, start, end);
        if (found.any()) {
          return found;
        }
      }
    }
    for (int end = core; end <= Math.min(starts, words.size()); end++) {
      Found found = endingAt(words, end - 1, end);
      if (found.any()) {
        return found;
      }
    }
    return Found.NOTHING;
  }

  private Found endingAt(List<String> words, int start, int end) {
    Found found =
        Found.by(
            start == 0 ? RoleRule.NAME : RoleRule.ENDING,
            table.bitsOfNameOrPlural(String.join(" ", words.subList(start, end))));
    return end < words.size() ? found.atLeast(RoleRule.QUALIFIER) : found;
  }

  /// The number of words left when all qualifiers are dropped from the end, at least one.
  private int coreLength(List<String> words) {
    int length = words.size();
    while (length > 1 && length > words.size() - MAX_WORDS && isQualifier(words.get(length - 1))) {
      length--;
    }
    return length;
  }

  private boolean isQualifier(String word) {
    return table.qualifiers().contains(word) || word.chars().allMatch(Character::isDigit);
  }

  private Found boldly(List<String> words) {
    List<String> core = words.subList(0, coreLength(words));
    Found found = misspelt(core);
    if (!found.any() && !isQualifier(core.getLast())) {
      found = Found.by(RoleRule.COMPOUND, table.bitsOfCompound(core.getLast()));
    }
    if (!found.any() && words.size() > 1) {
      found = Found.by(RoleRule.MAKER, table.bitsOfMaker(words.getFirst()));
    }
    return found.any() ? found : beginning(words);
  }

  private Found misspelt(List<String> words) {
    int end = words.size();
    for (int start = Math.max(0, end - MAX_WORDS); start < end; start++) {
      int bits = bitsMisspelt(String.join(" ", words.subList(start, end)));
      if (bits != 0) {
        return new Found(bits, RoleRule.SPELLING);
      }
    }
    return Found.NOTHING;
  }

  private int bitsMisspelt(String name) {
    if (isQualifier(name)) {
      return 0;
    }
    int bits = spelling.bits(name);
    return bits == 0 && name.endsWith("s")
        ? spelling.bits(name.substring(0, name.length() - 1))
        : bits;
  }

  private Found beginning(List<String> words) {
    for (int end = Math.min(MAX_WORDS, words.size() - 1); end > 0; end--) {
      String beginning = String.join(" ", words.subList(0, end));
      int bits = table.bitsOfNameOrPlural(beginning);
      if (bits != 0) {
        return beginning.length() < MIN_BEGINNING
            ? Found.NOTHING
            : new Found(bits, RoleRule.BEGINNING);
      }
    }
    return Found.NOTHING;
  }
}
