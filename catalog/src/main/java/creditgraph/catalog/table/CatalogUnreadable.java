package creditgraph.catalog.table;

import java.io.IOException;
import java.nio.file.Path;

/// A file that should belong to a catalog and cannot be read as such: not Parquet, cut off,
/// damaged, or with the columns of another table or version. The message names the file.
public final class CatalogUnreadable extends IOException {

  private static final long serialVersionUID = 1;

  public CatalogUnreadable(Path file, String what) {
    super(file + ": " + what);
  }

  public CatalogUnreadable(Path file, String what, Throwable cause) {
    super(file + ": " + what, cause);
  }
}
