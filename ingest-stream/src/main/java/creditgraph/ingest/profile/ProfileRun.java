package creditgraph.ingest.profile;

import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.table.CatalogColumn;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.CatalogTable;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.game.ruleset.Placeholder;
import creditgraph.game.ruleset.RulesetFile;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.profile.CatalogProfile.Counted;
import creditgraph.ingest.profile.CatalogProfile.PlaceholderUse;
import creditgraph.ingest.profile.CatalogProfile.Table;
import creditgraph.ingest.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Profiles one catalog, judges it, and leaves `profile.json` and `profile.md` whatever the
/// verdict.
public final class ProfileRun {

  private final CatalogDatabase database;
  private final CatalogLayout catalog;
  private final ProfileSettings settings;

  private ProfileRun(CatalogDatabase database, CatalogLayout catalog, ProfileSettings settings) {
    this.database = database;
    this.catalog = catalog;
    this.settings = settings;
  }

  /// @param catalog of the month, published or still in staging
  /// @throws DumpRefused naming each gate that was not passed, its figure and its threshold
  public static CatalogProfile run(
      Path dataRoot,
      String month,
      CatalogLayout catalog,
      ProfileSettings settings,
      Progress progress)
      throws IOException {
    ProfileFiles files = new ProfileFiles(dataRoot);
    progress.phase("profile", "tables", 0);
    CatalogProfile profile;
    Path overflow = dataRoot.resolve("staging").resolve("profile-" + month);
    try (CatalogDatabase database =
        CatalogDatabase.open(settings.limits(), overflow).withCatalog("main", catalog)) {
      profile =
          Gates.judge(
              new ProfileRun(database, catalog, settings)
                  .profile(month, files.before(month), progress),
              settings.allowed());
    }
    files.write(profile);
    if (!profile.accepted()) {
      throw new DumpRefused(
          "The catalog of %s is not fit to be published:\n%s\n%s says more. When the month is right and the threshold is not, raise it below creditgraph.profile.allowed."
              .formatted(month, Gates.refusals(profile), files.report(month)));
    }
    return profile;
  }

  private CatalogProfile profile(String month, Optional<CatalogProfile> before, Progress progress)
      throws IOException {
    SortedMap<String, Table> tables = new TreeMap<>();
    Map<String, Table> tablesBefore = before.map(CatalogProfile::byTable).orElseGet(Map::of);
    for (CatalogTable<?> table : CatalogTables.ALL) {
      Table earlier = tablesBefore.get(table.name());
      tables.put(table.name(), table(table, earlier == null ? -1 : earlier.rows()));
      progress.advance(1);
    }
    return new CatalogProfile(
        month,
        before.map(CatalogProfile::month).orElse(""),
        tables,
        DanglingIds.of(database),
        RoleCount.of(database, settings.shown()),
        mostFrequent("release_format", "name"),
        placeholders(),
        List.of(),
        true);
  }

  private Table table(CatalogTable<?> table, long rowsBefore) throws IOException {
    List<CatalogColumn> mayBeMissing =
        table.columns().stream().filter(column -> !absent(column).isEmpty()).toList();
    String filters =
        mayBeMissing.stream()
            .map(column -> ", count(*) FILTER (WHERE " + absent(column) + ")")
            .collect(Collectors.joining());
    return database
        .rows(
            "SELECT count(*)" + filters + " FROM " + table.name(),
            row -> {
              SortedMap<String, Long> missing = new TreeMap<>();
              for (int i = 0; i < mayBeMissing.size(); i++) {
                missing.put(mayBeMissing.get(i).name(), row.getLong(i + 2));
              }
              return new Table(row.getLong(1), rowsBefore, 0, missing);
            })
        .getFirst()
        .withDuplicateKeys(duplicateKeys(table));
  }

  /// How SQL says that a value of the column is not stated; empty where that cannot be.
  private static String absent(CatalogColumn column) {
    String name = quoted(column);
    boolean maybeNone =
        column.name().endsWith("_id") || column.name().equals("year") || column.name().equals("id");
    return switch (column.type()) {
      case TEXT -> name + " = ''";
      case TEXTS, INTS -> "len(" + name + ") = 0";
      case INT -> maybeNone ? name + " = 0" : "";
      case LONG, BOOLEAN -> "";
    };
  }

  /// A word of SQL may be a column.
  private static String quoted(CatalogColumn column) {
    return '"' + column.name() + '"';
  }

  /// Files in strictly ascending order say so in their footers, and have none; others are grouped.
  private long duplicateKeys(CatalogTable<?> table) throws IOException {
    if (table != CatalogTables.CREDIT) {
      return duplicateKeys(table, catalog.table(table), "");
    }
    long duplicates = 0;
    for (String scope : CreditRow.SCOPES) {
      duplicates += duplicateKeys(table, catalog.credits(scope), " WHERE scope = '" + scope + "'");
    }
    return duplicates;
  }

  private long duplicateKeys(CatalogTable<?> table, Path files, String where) throws IOException {
    try (CatalogReader<?> reader = CatalogReader.open(files, table)) {
      if (reader.sorted()) {
        return 0;
      }
    }
    String key =
        table.columns().stream()
            .filter(column -> table.sortKey().contains(column.component()))
            .map(ProfileRun::quoted)
            .collect(Collectors.joining(", "));
    return database.number(
        "SELECT count(*) FROM (SELECT 1 FROM %s%s GROUP BY %s HAVING count(*) > 1)"
            .formatted(table.name(), where, key));
  }

  private List<Counted> mostFrequent(String table, String column) throws IOException {
    return database.rows(
        "SELECT %2$s, count(*) AS n FROM %1$s GROUP BY 1 ORDER BY n DESC, 1 LIMIT %3$d"
            .formatted(table, column, settings.shown()),
        row -> new Counted(row.getString(1), row.getLong(2)));
  }

  /// In the order of their credits.
  private List<PlaceholderUse> placeholders() throws IOException {
    List<PlaceholderUse> uses = new ArrayList<>();
    for (Placeholder placeholder : RulesetFile.shipped("everyone").placeholders()) {
      uses.addAll(
          database.rows(
              """
              SELECT count(*), count(*) FILTER (WHERE anv <> ''),
                (SELECT coalesce(min(name), '') FROM artist WHERE id = %1$d)
              FROM credit WHERE artist_id = %1$d
              """
                  .formatted(placeholder.id()),
              row ->
                  new PlaceholderUse(
                      placeholder.id(),
                      placeholder.name(),
                      row.getString(3),
                      row.getLong(1),
                      row.getLong(2))));
    }
    uses.sort((a, b) -> Long.compare(b.credits(), a.credits()));
    return uses;
  }
}
