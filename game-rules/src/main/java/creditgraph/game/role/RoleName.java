package creditgraph.game.role;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// The form in which role names are compared: `Written-By`, `written by` and `WRITTEN` are one.
final class RoleName {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern JOINERS = Pattern.compile("[&+/]|\\bund\\b|\\bet\\b");
  private static final Pattern APOSTROPHES = Pattern.compile("['’`]");
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private RoleName() {}

  /// Lower case, no accents, apostrophes dropped, `&`, `+` and `/` read as "and", every other sign
  /// a blank, and no "by" at the end.
  static String fold(String name) {
    String text = Normalizer.normalize(name, Normalizer.Form.NFKD);
    text = MARKS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    text = JOINERS.matcher(text).replaceAll(" and ");
    text = APOSTROPHES.matcher(text).replaceAll("");
    text = SEPARATORS.matcher(text).replaceAll(" ").strip();
    return text.endsWith(" by") ? text.substring(0, text.length() - 3) : text;
  }
}
