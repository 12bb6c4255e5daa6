package creditgraph.catalog.table;

import creditgraph.catalog.row.CreditRow;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where a catalog keeps its files.
///
/// ```
/// <data root>/curated/<month>/manifest.json
///                             release/part-00000.parquet
///                             credit/scope=main/part-00000.parquet
/// ```
///
/// @param directory of one month's catalog, finished or being written
public record CatalogLayout(Path directory) {

  /// Parts of one table or partition; five digits, so that name order is part order.
  public static final int MAX_PARTS = 100_000;

  private static final Pattern MONTH = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /// The published catalog of a month below a data root.
  ///
  /// @param month `2026-11`, or `undated-<hex>` for dumps without a date
  public static CatalogLayout ofMonth(Path dataRoot, String month) {
    if (!MONTH.matcher(month).matches() || month.startsWith(".")) {
      throw new IllegalArgumentException(
          "month: expected a name like 2026-11, found '" + month + "'");
    }
    return new CatalogLayout(dataRoot.resolve("curated").resolve(month));
  }

  public Path manifest() {
    return directory.resolve("manifest.json");
  }

  /// The directory that holds every file of the table.
  public Path table(CatalogTable<?> table) {
    return directory.resolve(table.name());
  }

  /// A file of a table that has no partitions.
  public Path part(CatalogTable<?> table, int index) {
    if (table == CatalogTables.CREDIT) {
      throw new IllegalArgumentException("credits are partitioned: name the scope");
    }
    return table(table).resolve(partName(index));
  }

  /// The directory of the credits of one scope.
  public Path credits(String scope) {
    if (!CreditRow.SCOPES.contains(scope)) {
      throw new IllegalArgumentException(
          "scope: expected one of " + CreditRow.SCOPES + ", found " + scope);
    }
    return table(CatalogTables.CREDIT).resolve("scope=" + scope);
  }

  public Path creditPart(String scope, int index) {
    return credits(scope).resolve(partName(index));
  }

  private static String partName(int index) {
    if (index < 0 || index >= MAX_PARTS) {
      throw new IllegalArgumentException(
          "part: expected 0 to " + (MAX_PARTS - 1) + ", found " + index);
    }
    return String.format(Locale.ROOT, "part-%05d.parquet", index);
  }
}
