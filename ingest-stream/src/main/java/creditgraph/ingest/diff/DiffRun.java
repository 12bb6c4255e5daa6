package creditgraph.ingest.diff;

import creditgraph.catalog.manifest.CatalogManifest;
import creditgraph.catalog.row.ChangeRow;
import creditgraph.catalog.row.RecordRow;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.CatalogTable;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.catalog.table.CatalogWriter;
import creditgraph.catalog.table.DiffLayout;
import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.ingest.StagingLock;
import creditgraph.ingest.diff.CatalogDiff.Counts;
import creditgraph.ingest.diff.CatalogDiff.Side;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.profile.CatalogDatabase;
import creditgraph.ingest.profile.QueryLimits;
import creditgraph.ingest.progress.Progress;
import creditgraph.ingest.tables.Records;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Compares two published catalogs record by record:
///
/// ```
/// id, content_hash of both ── DuckDB, one join a type ──▶ ids in order ──▶ Parquet ──▶ rename
///                             memory bounded, rest on disk     staging/         diffs/<first>..<second>
/// ```
///
/// Nothing is in place before all of it is whole; a difference that was there is replaced.
public final class DiffRun {

  private final CatalogDatabase database;
  private final CatalogLayout first;
  private final CatalogLayout second;
  private final DiffLayout diff;

  private DiffRun(
      CatalogDatabase database, CatalogLayout first, CatalogLayout second, DiffLayout diff) {
    this.database = database;
    this.first = first;
    this.second = second;
    this.diff = diff;
  }

  /// @param first a published catalog below the data root
  /// @param second another
  /// @throws DumpRefused when the two cannot be compared, saying what to do
  public static CatalogDiff run(
      Path dataRoot,
      CatalogLayout first,
      CatalogLayout second,
      QueryLimits limits,
      Progress progress)
      throws IOException {
    Side one = side(first);
    Side other = side(second);
    DiffLayout published = DiffLayout.between(dataRoot, one.month(), other.month());
    String name = "diff-" + published.directory().getFileName();
    try (StagingLock lock = StagingLock.take(dataRoot, name)) {
      DiffLayout staging = new DiffLayout(lock.emptyDirectory());
      progress.phase("diff", "tables", 0);
      CatalogDiff found;
      try (CatalogDatabase database =
          CatalogDatabase.open(limits, dataRoot.resolve("staging").resolve(name + "-overflow"))
              .withCatalog("one", first)
              .withCatalog("two", second)) {
        found =
            new CatalogDiff(
                one, other, new DiffRun(database, first, second, staging).compare(progress));
      }
      DiffFiles.write(staging, found);
      publish(staging, published);
      return found;
    }
  }

  /// Hashes of another version of the parser say something else.
  private static Side side(CatalogLayout catalog) throws IOException {
    CatalogManifest manifest = CatalogManifest.read(catalog);
    if (manifest.parserSchema() != Records.PARSER_SCHEMA) {
      throw new DumpRefused(
          "%s was made by version %d of the parser and this program has version %d, whose content hashes are others. Ingest the dump of %s again, which replaces the catalog, and repeat."
              .formatted(
                  catalog.directory(),
                  manifest.parserSchema(),
                  Records.PARSER_SCHEMA,
                  manifest.month()));
    }
    return Side.of(manifest);
  }

  private static void publish(DiffLayout staging, DiffLayout published) throws IOException {
    DurableFiles.deleteTree(published.directory());
    DurableFiles.publish(staging.directory(), published.directory());
  }

  private SortedMap<String, Counts> compare(Progress progress) throws IOException {
    SortedMap<String, Counts> records = new TreeMap<>();
    records.put("artist", compare(CatalogTables.ARTIST));
    progress.advance(1);
    records.put("label", compare(CatalogTables.LABEL));
    progress.advance(1);
    records.put("master", compare(CatalogTables.MASTER));
    progress.advance(1);
    records.put("release", compare(CatalogTables.RELEASE));
    progress.advance(1);
    return records;
  }

  private <R extends Record & RecordRow<R>> Counts compare(CatalogTable<R> table)
      throws IOException {
    long ofFirst = records(first, "one", table);
    long ofSecond = records(second, "two", table);
    database.execute(
        """
        CREATE OR REPLACE TEMP TABLE change AS
        SELECT coalesce(one.id, two.id) AS id,
          CASE WHEN one.id IS NULL THEN '%2$s' WHEN two.id IS NULL THEN '%3$s' ELSE '%4$s' END AS change
        FROM one.%1$s AS one FULL JOIN two.%1$s AS two ON one.id = two.id
        WHERE one.content_hash IS DISTINCT FROM two.content_hash
        """
            .formatted(table.name(), ChangeRow.ADDED, ChangeRow.WITHDRAWN, ChangeRow.CHANGED));
    try (CatalogWriter<ChangeRow> changes =
        CatalogWriter.open(diff.changes(table), DiffLayout.CHANGE)) {
      database.each(
          "SELECT id, change FROM change ORDER BY id",
          row -> changes.write(new ChangeRow(row.getInt(1), row.getString(2))));
    }
    return Counts.of(
        ofFirst,
        ofSecond,
        count(ChangeRow.ADDED),
        count(ChangeRow.WITHDRAWN),
        count(ChangeRow.CHANGED));
  }

  private long count(String change) throws IOException {
    return database.number("SELECT count(*) FROM change WHERE change = '" + change + "'");
  }

  /// How many there are. A join by id needs each of them once; files in strictly ascending order
  /// say so in their footers.
  private long records(CatalogLayout catalog, String schema, CatalogTable<?> table)
      throws IOException {
    try (CatalogReader<?> reader = CatalogReader.open(catalog.table(table), table)) {
      if (!reader.sorted()) {
        refuseTwins(catalog, schema, table);
      }
      return reader.rowCount();
    }
  }

  private void refuseTwins(CatalogLayout catalog, String schema, CatalogTable<?> table)
      throws IOException {
    List<Integer> twins =
        database.rows(
            "SELECT id FROM %s.%s GROUP BY id HAVING count(*) > 1 ORDER BY id LIMIT 3"
                .formatted(schema, table.name()),
            row -> row.getInt(1));
    if (!twins.isEmpty()) {
      throw new DumpRefused(
          "%s has more than one %s of the same id, first %s: its dump is damaged, and nothing can be compared by id. Fetch and ingest it again."
              .formatted(catalog.directory(), table.name(), twins));
    }
  }
}
