package creditgraph.node.findings;

import creditgraph.http.findings.FindingsReport.RoleFamilyName;
import creditgraph.http.findings.FindingsReport.RoleFigures;
import creditgraph.http.findings.FindingsReport.RoleShares;
import creditgraph.http.findings.FindingsReport.YearRoles;
import creditgraph.protocol.findings.RoleCounts;
import creditgraph.protocol.findings.RoleCounts.YearCounts;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// Roles of all years, counted.
final class RoleTotals {

  private static final String METHOD =
      "pairs of artist and release with a role of the family, counted, by the year stated of the"
          + " release; a pair counts once for each family of which it has a role, and shares are of"
          + " the pairs with a role of any. Only roles that the ruleset lets in are there";

  private RoleTotals() {}

  static RoleFigures figures(RoleCounts counts) {
    List<YearCounts> years = counts.years();
    return new RoleFigures(
        METHOD,
        counts.families().stream()
            .map(family -> new RoleFamilyName(family.name(), family.roles()))
            .toList(),
        sum(counts, years),
        sum(counts, years.stream().filter(RoleTotals::isUndated).toList()),
        years.stream()
            .filter(year -> !isUndated(year))
            .map(year -> new YearRoles(year.year(), sum(counts, List.of(year))))
            .toList());
  }

  private static boolean isUndated(YearCounts year) {
    return year.year() == RoleCounts.UNDATED;
  }

  private static RoleShares sum(RoleCounts counts, List<YearCounts> years) {
    long credits = sum(years, YearCounts::credits);
    long inFamilies = sum(years, YearCounts::inFamilies);
    long unread = sum(years, YearCounts::unread);
    List<Long> byFamily =
        IntStream.range(0, counts.families().size())
            .mapToObj(family -> sum(years, year -> year.byFamily().get(family)))
            .toList();
    return new RoleShares(
        sum(years, YearCounts::releases),
        credits,
        inFamilies,
        credits - inFamilies - unread,
        unread,
        byFamily,
        byFamily.stream().map(some -> inFamilies == 0 ? 0 : (double) some / inFamilies).toList());
  }

  private static long sum(List<YearCounts> years, ToLongFunction<YearCounts> count) {
    return years.stream().mapToLong(count).sum();
  }
}
