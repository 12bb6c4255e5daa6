package creditgraph.ingest.profile;

import creditgraph.ingest.profile.CatalogProfile.Gate;
import creditgraph.ingest.profile.CatalogProfile.Reference;
import creditgraph.ingest.profile.CatalogProfile.Table;
import creditgraph.ingest.profile.ProfileSettings.Allowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Judges a profile by the thresholds of the settings, one gate each.
final class Gates {

  private final Allowed allowed;
  private final List<Gate> gates = new ArrayList<>();

  private Gates(Allowed allowed) {
    this.allowed = allowed;
  }

  /// A sample (few records of each file, which point to nothing) has no gates to pass.
  static CatalogProfile judge(CatalogProfile profile, Allowed allowed) {
    return profile.rows("release") < allowed.releases()
        ? profile.judged(List.of())
        : profile.judged(new Gates(allowed).of(profile));
  }

  private List<Gate> of(CatalogProfile profile) {
    long duplicates = profile.tables().values().stream().mapToLong(Table::duplicateKeys).sum();
    most("duplicate keys", (double) duplicates, (double) allowed.duplicateKeys());
    for (Reference reference : profile.references()) {
      Double most = allowed.dangling().get(reference.from());
      if (most != null) {
        most("dangling " + reference.from(), reference.share(), most);
      }
    }
    allowed.missing().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> missing(profile, entry.getKey(), entry.getValue()));
    most("other roles", profile.roles().otherShare(), allowed.otherRoles());
    profile.tables().forEach(this::drift);
    return List.copyOf(gates);
  }

  private void missing(CatalogProfile profile, String column, double most) {
    int dot = column.indexOf('.');
    Table table = profile.tables().get(column.substring(0, Math.max(dot, 0)));
    Long missing = table == null ? null : table.missing().get(column.substring(dot + 1));
    if (table == null || missing == null) {
      throw new IllegalArgumentException(
          "creditgraph.profile.allowed.missing: there is no column " + column);
    }
    most("missing " + column, table.rows() == 0 ? 0 : (double) missing / table.rows(), most);
  }

  private void drift(String name, Table table) {
    if (table.rowsBefore() <= 0) {
      return;
    }
    double change = (double) (table.rows() - table.rowsBefore()) / table.rowsBefore();
    if (change < 0) {
      most("shrink of " + name, -change, allowed.shrink());
    } else {
      most("growth of " + name, change, allowed.growth());
    }
  }

  private void most(String name, double figure, double most) {
    gates.add(new Gate(name, figure, most, figure <= most));
  }

  /// The gates that were not passed, one sentence each.
  static String refusals(CatalogProfile profile) {
    return profile.gates().stream()
        .filter(gate -> !gate.passed())
        .map(gate ->
            String.format(
                Locale.ROOT,
                "gate '%s': found %s, allowed are %s",
                gate.name(),
                figure(gate.figure()),
                figure(gate.allowed())))
        .collect(Collectors.joining("\n"));
  }

  /// Whole numbers as such, shares with as many digits as tell them apart.
  static String figure(double figure) {
    return figure == Math.rint(figure)
        ? String.format(Locale.ROOT, "%.0f", figure)
        : String.format(Locale.ROOT, "%.6f", figure);
  }
}
