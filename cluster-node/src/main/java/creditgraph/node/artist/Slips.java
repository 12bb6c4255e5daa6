package creditgraph.node.artist;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What somebody may have meant whose typing slipped once, or who typed the last name first: all
/// texts one edit away, and the words in another order.
///
/// The edits are those of Damerau (*A technique for computer detection and correction of spelling
/// errors*, 1964), who found four in five slips to be one of them: two letters changed places, one
/// too many, one missing, one wrong. They come in this order, those at the end first, for the
/// beginning of a name is seldom wrong.
///
/// Letters that may be missing or wrong are those of the query's own script where an alphabet is
/// short enough to try: Latin, Greek, Cyrillic. In others only what was typed is moved and left
/// out.
final class Slips {

  private static final String LATIN = letters('a', 'z');
  private static final String GREEK = letters('α', 'ω');
  private static final String CYRILLIC = letters('а', 'я') + "іїєґўђјљњћџ";
  private static final String DIGITS = letters('0', '9');

  private Slips() {}

  /// At most some 60 for each character of the text.
  ///
  /// @param folded as [FoldedName#fold] gives it
  static List<String> of(String folded) {
    int[] points = folded.codePoints().toArray();
    Set<String> slips = new LinkedHashSet<>();
    addTurned(slips, folded);
    addSwapped(slips, points);
    addLeftOut(slips, points);
    int[] letters = alphabet(points);
    addMissing(slips, points, letters);
    addWrong(slips, points, letters);
    slips.remove(folded);
    slips.removeIf(slip -> !slip.equals(slip.strip()) || slip.contains("  "));
    return List.copyOf(slips);
  }

  /// `coltrane john` for `john coltrane`: no slip, but as quickly tried.
  private static void addTurned(Set<String> slips, String folded) {
    for (int space = folded.indexOf(' '); space >= 0; space = folded.indexOf(' ', space + 1)) {
      slips.add(folded.substring(space + 1) + " " + folded.substring(0, space));
    }
  }

  private static void addSwapped(Set<String> slips, int[] points) {
    for (int at = points.length - 2; at >= 0; at--) {
      int[] swapped = points.clone();
      swapped[at] = points[at + 1];
      swapped[at + 1] = points[at];
      slips.add(text(swapped));
    }
  }

  private static void addLeftOut(Set<String> slips, int[] points) {
    for (int at = points.length - 1; at >= 0; at--) {
      slips.add(text(points, 0, at) + text(points, at + 1, points.length));
    }
  }

  private static void addMissing(Set<String> slips, int[] points, int[] letters) {
    for (int at = points.length - 1; at >= 0; at--) {
      for (int letter : letters) {
        slips.add(
            text(points, 0, at) + Character.toString(letter) + text(points, at, points.length));
      }
    }
  }

  private static void addWrong(Set<String> slips, int[] points, int[] letters) {
    for (int at = points.length - 1; at >= 0; at--) {
      int[] wrong = points.clone();
      for (int letter : letters) {
        wrong[at] = letter;
        slips.add(text(wrong));
      }
    }
  }

  private static int[] alphabet(int[] points) {
    StringBuilder letters = new StringBuilder();
    for (String script : List.of(LATIN, GREEK, CYRILLIC, DIGITS)) {
      if (Arrays.stream(points).anyMatch(point -> script.indexOf(point) >= 0)) {
        letters.append(script);
      }
    }
    return letters.append(' ').codePoints().toArray();
  }

  private static String text(int[] points) {
    return text(points, 0, points.length);
  }

  private static String text(int[] points, int from, int to) {
    return new String(points, from, to - from);
  }

  private static String letters(char first, char last) {
    StringBuilder letters = new StringBuilder();
    for (char letter = first; letter <= last; letter++) {
      letters.append(letter);
    }
    return letters.toString();
  }
}
