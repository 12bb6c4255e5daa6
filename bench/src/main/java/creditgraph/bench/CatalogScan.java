package creditgraph.bench;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.ingest.profile.CatalogDatabase;
import creditgraph.ingest.profile.QueryLimits;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Has DuckDB read every value that a build reads, once, on all processors, and keep a number: the
/// least that anything made from these columns costs here.
final class CatalogScan {

  /// The process, and its facts.
  static final String NAME = "scan";

  private static final QueryLimits LIMITS = new QueryLimits("1GB", 0);

  private static final List<String> QUERIES =
      List.of(
          "SELECT bit_xor(hash(id, name)) FROM artist",
          "SELECT bit_xor(hash(artist_id, name)) FROM artist_variation",
          "SELECT bit_xor(hash(id, title, country, year, master_id, main_release, genres)) FROM release",
          "SELECT bit_xor(hash(release_id, name, quantity, descriptions)) FROM release_format",
          "SELECT bit_xor(hash(release_id, position, title)) FROM track",
          "SELECT bit_xor(hash(release_id, track_sequence, artist_id, name, anv, \"join\", role, tracks)) FROM credit");

  private CatalogScan() {}

  /// @param catalogs data root of the catalog
  static void run(WorkDirectory work, Path catalogs) throws IOException {
    CatalogLayout catalog = CatalogLayout.ofMonth(catalogs, GeneratedMonth.MONTH);
    try (CatalogDatabase database =
        CatalogDatabase.open(LIMITS, work.root().resolve("duckdb")).withCatalog("main", catalog)) {
      long begin = System.nanoTime();
      for (String query : QUERIES) {
        database.execute(query);
      }
      work.writeFacts(NAME, Map.of("read.nanos", System.nanoTime() - begin));
    }
  }
}
