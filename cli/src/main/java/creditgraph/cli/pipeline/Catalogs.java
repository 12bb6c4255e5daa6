package creditgraph.cli.pipeline;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.cli.CommandFailed;
import creditgraph.cli.DataRoot;
import creditgraph.cli.ExitCode;
import java.nio.file.Files;

/// Finds the catalog of a month that a person named.
final class Catalogs {

  private Catalogs() {}

  static CatalogLayout published(DataRoot root, String month) {
    CatalogLayout catalog;
    try {
      catalog = CatalogLayout.ofMonth(root.directory(), month);
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
    if (!Files.exists(catalog.manifest())) {
      throw new CommandFailed(
          ExitCode.NOT_FOUND,
          "there is no catalog of " + month + " in " + root.directory() + "; run mcg ingest first");
    }
    return catalog;
  }
}
