package creditgraph.node.artist;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A name without what people leave out when they type: case, accents, punctuation.
///
/// Compatibility forms are decomposed; combining marks go where they are accents (Latin, Greek,
/// Cyrillic, Hebrew, Arabic) and stay where they are part of the letter (Devanagari, Kana); a few
/// Latin letters without decomposition become their usual spelling (`ø` → `o`, `ß` → `ss`).
/// Apostrophes and full stops vanish (`R.E.M.` → `rem`), every other sign separates words. A name
/// of signs alone (`!!!`) stays as it is, in lower case. Names and queries fold alike.
final class FoldedName {

  /// Longer names are cut; nobody types further.
  static final int MAX_CHARS = 160;

  /// A name is found from each of its first words.
  static final int MAX_WORDS = 8;

  private static final Map<Integer, String> SPELLED =
      Map.ofEntries(
          Map.entry((int) 'ø', "o"),
          Map.entry((int) 'ł', "l"),
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'ð', "d"),
          Map.entry((int) 'ħ', "h"),
          Map.entry((int) 'ı', "i"),
          Map.entry((int) 'ß', "ss"),
          Map.entry((int) 'æ', "ae"),
          Map.entry((int) 'œ', "oe"),
          Map.entry((int) 'þ', "th"),
          Map.entry((int) 'ς', "σ"));

  private static final String VANISHING = ".'\u2019\u2018\u02bc`\u00b4";
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern NUMBERED = Pattern.compile("(.+) \\([0-9]+\\)");
  private static final Pattern ARTICLE_LAST =
      Pattern.compile("(.+), (The)", Pattern.CASE_INSENSITIVE);

  private FoldedName() {}

  /// The folded form; empty only for a blank text.
  static String fold(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(lower.length());
    boolean accentsGo = false;
    boolean spaceDue = false;
    for (int at = 0; at < lower.length(); at += Character.charCount(lower.codePointAt(at))) {
      int point = lower.codePointAt(at);
      if (isMark(point)) {
        if (!accentsGo && !folded.isEmpty() && !spaceDue) {
          folded.appendCodePoint(point);
        }
        continue;
      }
      if (Character.isLetterOrDigit(point)) {
        if (spaceDue && !folded.isEmpty()) {
          folded.append(' ');
        }
        spaceDue = false;
        accentsGo = marksAreAccents(point);
        folded.append(SPELLED.getOrDefault(point, Character.toString(point)));
      } else if (VANISHING.indexOf(point) < 0) {
        spaceDue = true;
      }
    }
    String kept = folded.isEmpty() ? signsAlone(text) : folded.toString();
    return cut(Normalizer.normalize(kept, Normalizer.Form.NFC));
  }

  /// What a name is found by: its folded form and the rest of it from each further word, once each.
  /// Discogs' number of a homonym may be left out (`Nirvana (2)`), and a trailing article may be
  /// typed first (`Beatles, The`).
  static List<Term> terms(String name) {
    Map<String, Term> terms = new LinkedHashMap<>();
    for (String form : forms(name)) {
      String folded = fold(form);
      add(terms, folded, false);
      int words = 1;
      for (int space = folded.indexOf(' ');
          space >= 0 && words < MAX_WORDS;
          space = folded.indexOf(' ', space + 1)) {
        add(terms, folded.substring(space + 1), true);
        words++;
      }
    }
    return List.copyOf(terms.values());
  }

  /// @param word true when the term starts at a later word of the name
  record Term(String text, boolean word) {}

  /// A term that starts the name outranks an equal one that starts a word.
  private static void add(Map<String, Term> terms, String text, boolean word) {
    if (!text.isEmpty()) {
      terms.merge(text, new Term(text, word), (old, now) -> old.word() ? now : old);
    }
  }

  private static List<String> forms(String name) {
    List<String> forms = new ArrayList<>();
    Matcher numbered = NUMBERED.matcher(name);
    String bare = numbered.matches() ? numbered.group(1) : name;
    Matcher article = ARTICLE_LAST.matcher(bare);
    if (article.matches()) {
      forms.add(article.group(2) + " " + article.group(1));
    }
    forms.add(bare);
    forms.add(name);
    return forms;
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static boolean marksAreAccents(int letter) {
    return switch (Character.UnicodeScript.of(letter)) {
      case LATIN, GREEK, CYRILLIC, HEBREW, ARABIC, COMMON -> true;
      default -> false;
    };
  }

  private static String signsAlone(String text) {
    return SPACES.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= MAX_CHARS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_CHARS)).stripTrailing();
  }
}
