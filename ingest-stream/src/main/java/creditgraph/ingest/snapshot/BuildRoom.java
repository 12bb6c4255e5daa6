package creditgraph.ingest.snapshot;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.SnapshotException;
import creditgraph.ingest.publish.FreeSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// How much of the disk a build takes while it runs: the snapshot, and the spools that it is made
/// from.
public final class BuildRoom {

  /// Peak of the staging directory to the finished snapshot: 1.0 on a generated world of 40,000
  /// releases, whatever the ruleset. The rest is for a month that has grown and for a wider rule.
  private static final double OF_SNAPSHOT = 1.5;

  /// Peak of the staging directory to the catalog: 1.2 on that world for `everyone`, which keeps
  /// most, and 0.4 to 0.6 for the other shipped rulesets.
  private static final double OF_CATALOG = 1.5;

  private BuildRoom() {}

  /// @param earlier a snapshot of the same ruleset, which the new one will resemble
  public static long estimatedBytes(CatalogLayout catalog, Optional<Path> earlier)
      throws IOException {
    if (earlier.isPresent()) {
      try {
        return (long) (OF_SNAPSHOT * Manifest.read(earlier.get()).totalBytes());
      } catch (SnapshotException unreadable) {
        // The catalog is there in any case.
      }
    }
    return (long) (OF_CATALOG * FreeSpace.taken(catalog.directory()));
  }
}
