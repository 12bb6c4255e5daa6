package creditgraph.cli.roles;

import creditgraph.game.role.CreditRole;
import creditgraph.game.role.RoleReading;
import creditgraph.game.role.RoleRule;
import creditgraph.game.role.RoleTaxonomy;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the mentions of many role texts are read, each different reading once.
final class RoleReview {

  static final String HEADER = "count\tname\tcategories\trule";

  /// What is said of a name; the detail is no part of it, or no two lines would be the same.
  private record Line(String name, List<CreditRole> categories, RoleRule rule) {

    boolean understood() {
      return rule != RoleRule.NONE;
    }

    String words() {
      return categories.stream().map(CreditRole::word).collect(Collectors.joining(" "));
    }
  }

  private final RoleTaxonomy taxonomy = RoleTaxonomy.shipped();
  private final Map<Line, Long> counts = new HashMap<>();

  void add(CountedText text) {
    for (RoleReading reading : taxonomy.read(text.text())) {
      Line line = new Line(reading.name(), reading.categories(), reading.rule());
      counts.merge(line, text.count(), Long::sum);
    }
  }

  /// What was understood, then what was not, each by frequency.
  Stream<String> table() {
    return Stream.concat(rows(Line::understood), unknown());
  }

  /// What was not understood, by frequency.
  Stream<String> unknown() {
    return rows(line -> !line.understood());
  }

  private Stream<String> rows(Predicate<Line> which) {
    return counts.entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .sorted(
            Map.Entry.<Line, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(entry -> entry.getKey().name())
                .thenComparing(entry -> entry.getKey().words())
                .thenComparing(entry -> entry.getKey().rule()))
        .map(entry -> row(entry.getKey(), entry.getValue()));
  }

  private static String row(Line line, long count) {
    return String.join("\t", Long.toString(count), line.name(), line.words(), line.rule().word());
  }

  /// The shares that were understood, for the person at the terminal.
  String summary() {
    return "understood: %s names, %s mentions, by version %d of the table"
        .formatted(share(_ -> 1L), share(counts::get), taxonomy.version());
  }

  private String share(ToLongFunction<Line> weight) {
    long all = counts.keySet().stream().mapToLong(weight).sum();
    long understood = counts.keySet().stream().filter(Line::understood).mapToLong(weight).sum();
    return all == 0
        ? "0 of 0"
        : String.format(
            Locale.ROOT, "%,d of %,d (%.2f %%)", understood, all, 100.0 * understood / all);
  }
}
