package creditgraph.http.limit;

import creditgraph.http.problem.Problem;
import creditgraph.http.problem.Refused;
import creditgraph.protocol.RulesetId;
import java.text.Normalizer;
import java.util.regex.Pattern;

/// What a question must fit into, checked before anybody is asked. Stated in the contract, too.
public final class RequestBounds {

  public static final int MAX_QUERY_CHARACTERS = 100;
  public static final int MAX_MATCHES = 50;
  public static final int DEFAULT_MATCHES = 10;
  public static final String DEFAULT_RULESET = "performers";

  private static final Pattern SAMPLE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{1,64}");

  private RequestBounds() {}

  /// A name to search for, without space around it and in composed form, so that equal questions
  /// are equal texts.
  public static String searchText(String typed) {
    String text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
    long characters = text.codePoints().count();
    if (text.isBlank() || characters > MAX_QUERY_CHARACTERS) {
      throw new Refused(
          Problem.invalid(
              "q", "expected 1 to " + MAX_QUERY_CHARACTERS + " characters, found " + characters));
    }
    if (text.codePoints().anyMatch(RequestBounds::isNoText)) {
      throw new Refused(Problem.invalid("q", "expected text, found a control character"));
    }
    return text;
  }

  public static RulesetId ruleset(String name) {
    try {
      return new RulesetId(name);
    } catch (IllegalArgumentException e) {
      throw new Refused(
          Problem.invalid(
              "ruleset",
              "expected lower-case letters, digits and hyphens, 1 to 40 of them, a letter first"));
    }
  }

  /// A Discogs id in an address.
  public static int discogsId(String text) {
    long number = text.matches("[0-9]{1,10}") ? Long.parseLong(text) : 0;
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw new Refused(
          Problem.invalid("id", "expected a whole number from 1 to " + Integer.MAX_VALUE));
    }
    return Math.toIntExact(number);
  }

  /// The fingerprint of a snapshot, or empty for none.
  public static String fingerprint(String text) {
    if (!text.isEmpty() && !FINGERPRINT.matcher(text).matches()) {
      throw new Refused(
          Problem.invalid("snapshot", "expected the fingerprint of a snapshot, hex digits"));
    }
    return text;
  }

  /// Whether this could be the id of a sample at all.
  public static boolean isSampleId(String text) {
    return SAMPLE_ID.matcher(text).matches();
  }

  /// U+FFFD stands for bytes that were not UTF-8; a lone surrogate cannot be written as UTF-8.
  private static boolean isNoText(int character) {
    return Character.isISOControl(character)
        || character == 0xFFFD
        || Character.getType(character) == Character.SURROGATE;
  }
}
