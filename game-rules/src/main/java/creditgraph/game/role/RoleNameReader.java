package creditgraph.game.role;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Reads one role name, folded by [RoleName], by the table and by the rules that [RoleTaxonomy]
/// lists. Immutable, shared freely between threads.
final class RoleNameReader {

  /// @param bits of the categories; 0 when nothing was understood
  record Found(int bits, RoleRule rule) {

    static final Found NOTHING = new Found(0, RoleRule.NONE);

    boolean any() {
      return bits != 0;
    }

    /// This, at least as bold as `rule`.
    Found by(RoleRule rule) {
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

  RoleNameReader(RoleTable table) {
    this.table = table;
  }

  Found read(String folded) {
    int whole = table.bits(folded);
    if (whole != 0) {
      return new Found(whole, RoleRule.NAME);
    }
    Found inParts = parts(folded);
    return inParts.any() ? inParts : parts(head(folded)).by(RoleRule.HEAD);
  }

  private Found parts(String folded) {
    String[] parts = folded.split(" and ");
    Found all = Found.NOTHING;
    for (String part : parts) {
      String[] words = part.split(" ");
      all = all.and(part(words, words.length));
    }
    return parts.length > 1 ? all.by(RoleRule.PARTS) : all;
  }

  private String head(String folded) {
    List<String> words = Arrays.asList(folded.split(" "));
    return words.stream()
        .takeWhile(word -> !table.prepositions().contains(word))
        .collect(Collectors.joining(" "));
  }

  private Found part(String[] words, int end) {
    if (end > 1 && isQualifier(words[end - 1])) {
      Found unqualified = part(words, end - 1);
      if (unqualified.any()) {
        return unqualified.by(RoleRule.QUALIFIER);
      }
    }
    for (int start = 0; start < end; start++) {
      int bits = bits(words, start, end);
      if (bits != 0) {
        return new Found(bits, start == 0 ? RoleRule.NAME : RoleRule.ENDING);
      }
    }
    return Found.NOTHING;
  }

  private int bits(String[] words, int start, int end) {
    String name = String.join(" ", Arrays.asList(words).subList(start, end));
    int bits = table.bits(name);
    return bits == 0 && name.endsWith("s")
        ? table.bits(name.substring(0, name.length() - 1))
        : bits;
  }

  private boolean isQualifier(String word) {
    return table.qualifiers().contains(word) || word.chars().allMatch(Character::isDigit);
  }
}
