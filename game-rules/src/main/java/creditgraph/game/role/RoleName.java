package creditgraph.game.role;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The form in which role names are compared: `Written-By`, `written by` and `WRITTEN` are one.
final class RoleName {

  /// A letter as JSON escapes it, four digits after `\\u`: left over from where a text passed
  /// through.
  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern JOINERS = Pattern.compile("[&+/;|・、]");
  private static final Pattern APOSTROPHES = Pattern.compile("['’`]");
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /// Letters that Unicode does not see as a plain letter with a mark, though typists do.
  private static final Map<String, String> PLAIN =
      Map.of("ł", "l", "ø", "o", "đ", "d", "ß", "ss", "æ", "ae", "œ", "oe", "ı", "i");

  private static final Pattern UNPLAIN = Pattern.compile("[łøđßæœı]");

  private static final String ASIDES = "([{<:";

  private RoleName() {}

  /// What stands before the first bracket or colon, where a side remark begins; empty when there is
  /// none.
  static String beforeAside(String name) {
    for (int at = 0; at < name.length(); at++) {
      if (ASIDES.indexOf(name.charAt(at)) >= 0) {
        return name.substring(0, at);
      }
    }
    return "";
  }

  /// Lower case, no accents, apostrophes dropped, `&`, `+`, `/` and the like read as "and", every
  /// other sign a blank, and no "by" at the end.
  static String fold(String name) {
    String text = Normalizer.normalize(unescaped(name), Normalizer.Form.NFKD);
    text = MARKS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    text = UNPLAIN.matcher(text).replaceAll(letter -> PLAIN.getOrDefault(letter.group(), ""));
    text = JOINERS.matcher(text).replaceAll(" and ");
    text = APOSTROPHES.matcher(text).replaceAll("");
    text = SEPARATORS.matcher(text).replaceAll(" ").strip();
    return text.endsWith(" by") ? text.substring(0, text.length() - 3) : text;
  }

  private static String unescaped(String name) {
    return ESCAPED
        .matcher(name)
        .replaceAll(letter ->
            Matcher.quoteReplacement(
                Character.toString((char) Integer.parseInt(letter.group(1), 16))));
  }
}
