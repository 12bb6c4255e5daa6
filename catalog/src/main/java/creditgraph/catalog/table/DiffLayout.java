package creditgraph.catalog.table;

import creditgraph.catalog.row.ChangeRow;
import creditgraph.catalog.row.RecordRow;
import java.nio.file.Path;

/// Where the difference between two catalogs is kept.
///
/// ```
/// <data root>/diffs/<first month>..<second month>/diff.json
///                                                 diff.md
///                                                 artist.parquet, …
/// ```
///
/// @param directory of one difference, finished or being written
public record DiffLayout(Path directory) {

  /// Not of a catalog: the table of each Parquet file here.
  public static final CatalogTable<ChangeRow> CHANGE =
      CatalogTable.of("change", ChangeRow.class, "id");

  /// @param first month, checked by [CatalogLayout#ofMonth]
  /// @param second month, checked likewise
  public static DiffLayout between(Path dataRoot, String first, String second) {
    return new DiffLayout(dataRoot.resolve("diffs").resolve(first + ".." + second));
  }

  public Path json() {
    return directory.resolve("diff.json");
  }

  public Path report() {
    return directory.resolve("diff.md");
  }

  /// The ids of the records of this table that are not the same.
  public <R extends Record & RecordRow<R>> Path changes(CatalogTable<R> table) {
    return directory.resolve(table.name() + ".parquet");
  }
}
