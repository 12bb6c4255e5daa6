package creditgraph.game.hidden;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A name as it is compared with a guess. Simple enough for a site to do the same without the
/// cluster; `contracts/json/hidden.schema.json` states the rule.
public final class GuessedName {

  private static final Pattern NUMBER_OF_NAMESAKE = Pattern.compile(" \\([0-9]+\\)$");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private static final String ARTICLE = "the ";

  /// A shorter word says little: initials, articles, "DJ".
  private static final int TELLING_LETTERS = 3;

  private static final Map<String, String> SPELLED =
      Map.of(
          "ø", "o", "ł", "l", "đ", "d", "ð", "d", "ı", "i", "ß", "ss", "æ", "ae", "œ", "oe", "þ",
          "th");

  private GuessedName() {}

  /// Without the number of a namesake, case, accents, spaces and signs, and without a first "the".
  /// A name of signs alone keeps them. Empty only for a blank text.
  public static String fold(String name) {
    String bare = words(name);
    String folded = SIGNS.matcher(bare).replaceAll("");
    return folded.isEmpty() ? SPACES.matcher(bare).replaceAll("") : folded;
  }

  /// As [#fold], with the words still apart.
  private static String words(String name) {
    String lower =
        NUMBER_OF_NAMESAKE.matcher(name.strip()).replaceFirst("").toLowerCase(Locale.ROOT);
    String spelled =
        MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
    for (Map.Entry<String, String> one : SPELLED.entrySet()) {
      spelled = spelled.replace(one.getKey(), one.getValue());
    }
    return spelled.startsWith(ARTICLE) ? spelled.substring(ARTICLE.length()) : spelled;
  }

  /// Whether a text gives away whom a name belongs to: it holds the name, or they share a word of
  /// three letters or more.
  public static boolean isGivenAwayBy(String text, String name) {
    if (fold(text).contains(fold(name))) {
      return true;
    }
    Set<String> told = new HashSet<>(List.of(SIGNS.split(words(text))));
    return Arrays.stream(SIGNS.split(words(name)))
        .anyMatch(word -> word.length() >= TELLING_LETTERS && told.contains(word));
  }
}
