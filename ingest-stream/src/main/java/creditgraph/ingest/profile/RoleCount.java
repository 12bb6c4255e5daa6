package creditgraph.ingest.profile;

import creditgraph.game.role.CreditRole;
import creditgraph.game.role.RoleMention;
import creditgraph.game.role.RoleParser;
import creditgraph.game.role.RoleTaxonomy;
import creditgraph.ingest.profile.CatalogProfile.Counted;
import creditgraph.ingest.profile.CatalogProfile.Roles;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Counts what credits are for. Each raw text is parsed once, however often it occurs; in memory
/// stay the different names that the taxonomy does not know.
final class RoleCount {

  private static final String TEXTS =
      "SELECT role, count(*) AS n FROM credit WHERE role <> '' GROUP BY 1 ORDER BY n DESC, 1";

  private final RoleTaxonomy taxonomy = RoleTaxonomy.shipped();
  private final SortedMap<String, Long> categories = new TreeMap<>();
  private final Map<String, Long> otherNames = new HashMap<>();
  private long mentions;
  private long other;

  private RoleCount() {}

  static Roles of(CatalogDatabase database, int shown) throws IOException {
    RoleCount count = new RoleCount();
    database.each(TEXTS, row -> count.add(row.getString(1), row.getLong(2)));
    return new Roles(
        count.taxonomy.version(),
        count.mentions,
        count.categories,
        count.other,
        count.mostOther(shown),
        database.rows(
            TEXTS + " LIMIT " + shown, row -> new Counted(row.getString(1), row.getLong(2))));
  }

  private void add(String text, long times) {
    for (RoleMention mention : RoleParser.parse(text)) {
      mentions += times;
      Set<CreditRole> found = taxonomy.categories(mention);
      for (CreditRole category : found) {
        categories.merge(category.word(), times, Long::sum);
      }
      if (found.contains(CreditRole.OTHER)) {
        other += times;
        otherNames.merge(mention.name(), times, Long::sum);
      }
    }
  }

  private List<Counted> mostOther(int shown) {
    return otherNames.entrySet().stream()
        .map(entry -> new Counted(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(Counted::count).reversed().thenComparing(Counted::name))
        .limit(shown)
        .toList();
  }
}
