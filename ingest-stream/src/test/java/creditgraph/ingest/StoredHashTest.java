package creditgraph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.row.CreditRow;
import creditgraph.catalog.row.RecordRow;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogTable;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.catalog.table.ContentHash;
import creditgraph.catalog.table.TableContent;
import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Computes the content hashes of a generated world again, as `contracts/catalog/README.md` tells,
/// from its tables alone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredHashTest {

  private record Part<R extends Record>(TableContent<R> content, Map<Integer, List<R>> rowsById) {

    static <R extends Record> Part<R> read(Path files, CatalogTable<R> table) throws IOException {
      return new Part<>(
          TableContent.of(table),
          TestRuns.rows(files, table).stream().collect(Collectors.groupingBy(StoredHashTest::id)));
    }

    void addTo(ContentHash hash, int id) {
      hash.add(content, rowsById.getOrDefault(id, List.of()));
    }
  }

  @TempDir private static Path temporary;
  private CatalogLayout catalog;

  @BeforeAll
  void ingestOnce() throws IOException {
    Path dump = temporary.resolve("dump");
    WorldFiles.write(World.of(300, 5, LocalDate.of(2026, 11, 1)), dump, (_, _, _) -> {});
    catalog = TestRuns.ingest(temporary.resolve("var"), dump).catalog();
  }

  @Test
  void artists() throws IOException {
    holds(
        CatalogTables.ARTIST,
        CatalogTables.ARTIST_ALIAS,
        CatalogTables.ARTIST_VARIATION,
        CatalogTables.ARTIST_GROUP,
        CatalogTables.ARTIST_MEMBER,
        CatalogTables.ARTIST_URL);
  }

  @Test
  void labels() throws IOException {
    holds(CatalogTables.LABEL, CatalogTables.SUBLABEL, CatalogTables.LABEL_URL);
  }

  @Test
  void masters() throws IOException {
    holds(CatalogTables.MASTER, CatalogTables.MASTER_ARTIST, CatalogTables.MASTER_VIDEO);
  }

  @Test
  void releases() throws IOException {
    holds(
        CatalogTables.RELEASE,
        CatalogTables.RELEASE_FORMAT,
        CatalogTables.RELEASE_LABEL,
        CatalogTables.RELEASE_SERIES,
        CatalogTables.RELEASE_COMPANY,
        CatalogTables.RELEASE_IDENTIFIER,
        CatalogTables.RELEASE_VIDEO,
        CatalogTables.TRACK,
        CatalogTables.CREDIT);
  }

  private <R extends Record & RecordRow<R>> void holds(
      CatalogTable<R> table, CatalogTable<?>... below) throws IOException {
    List<Part<?>> parts = new ArrayList<>();
    parts.add(Part.read(catalog.table(table), table));
    for (CatalogTable<?> child : below) {
      if (child == CatalogTables.CREDIT) {
        for (String scope : CreditRow.SCOPES) {
          parts.add(Part.read(catalog.credits(scope), CatalogTables.CREDIT));
        }
      } else {
        parts.add(Part.read(catalog.table(child), child));
      }
    }
    SortedMap<Integer, Long> stored = new TreeMap<>();
    SortedMap<Integer, Long> computed = new TreeMap<>();
    ContentHash hash = new ContentHash();
    for (R row : TestRuns.rows(catalog.table(table), table)) {
      stored.put(row.id(), row.contentHash());
      hash.start();
      parts.forEach(part -> part.addTo(hash, row.id()));
      computed.put(row.id(), hash.value());
    }
    assertThat(stored).isNotEmpty().isEqualTo(computed);
    assertThat(stored.values()).as("one each").doesNotHaveDuplicates();
  }

  /// The first column is the id of the record that a row belongs to.
  private static int id(Record row) {
    try {
      return (int) row.getClass().getRecordComponents()[0].getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(row.getClass() + " has no public id", e);
    }
  }
}
