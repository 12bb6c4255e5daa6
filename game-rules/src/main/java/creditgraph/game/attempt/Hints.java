package creditgraph.game.attempt;

import creditgraph.game.role.CreditRole;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The ladder of hints about a good next step: the decade of its release, then also the role family
/// of whom it leads to, then also the initials of that artist. Each rung has its price.
public final class Hints {

  public static final int RUNGS = 3;

  /// What Discogs puts behind a name that another artist has too.
  private static final Pattern NUMBER_OF_NAMESAKE = Pattern.compile(" \\(\\d+\\)$");

  private Hints() {}

  /// `1990s`; empty for a year that is not stated.
  ///
  /// @param year 0 when not stated
  public static String decade(int year) {
    return year == 0 ? "" : year / 10 * 10 + "s";
  }

  /// The category of these roles that comes first in their order, which begins with what is heard
  /// most: `vocals`.
  ///
  /// @param roles bits of [CreditRole]
  public static String family(int roles) {
    return CreditRole.listOfBits(roles).stream().findFirst().orElse(CreditRole.OTHER).word();
  }

  /// The first letter of each word, `B. E.` for `Björk Ek (2)`; of a script without capitals, its
  /// first character.
  public static String initials(String name) {
    return Arrays.stream(NUMBER_OF_NAMESAKE.matcher(name).replaceFirst("").strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .map(word -> Character.toString(Character.toTitleCase(word.codePointAt(0))) + ".")
        .collect(Collectors.joining(" "));
  }
}
