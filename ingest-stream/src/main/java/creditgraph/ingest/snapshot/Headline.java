package creditgraph.ingest.snapshot;

import java.util.List;
import java.util.regex.Pattern;

/// The main artists of a release in one line, as its sleeve would print them.
final class Headline {

  /// Discogs tells artists of one name apart by a number behind it.
  private static final Pattern HOMONYM = Pattern.compile(" \\(\\d+\\)$");

  private Headline() {}

  /// @param credits of the main artists, in order
  static String of(List<Columns.Credit> credits) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < credits.size(); i++) {
      Columns.Credit credit = credits.get(i);
      line.append(credit.anv().isEmpty() ? withoutNumber(credit.name()) : credit.anv());
      if (i + 1 < credits.size()) {
        line.append(joined(credit.join().strip()));
      }
    }
    return line.toString();
  }

  static String withoutNumber(String name) {
    return HOMONYM.matcher(name).replaceFirst("");
  }

  private static String joined(String join) {
    return switch (join) {
      case "", "," -> ", ";
      default -> " " + join + " ";
    };
  }
}
