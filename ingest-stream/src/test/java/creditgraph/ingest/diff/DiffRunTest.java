package creditgraph.ingest.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import creditgraph.catalog.manifest.CatalogManifest;
import creditgraph.catalog.row.ChangeRow;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogTable;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.catalog.table.DiffLayout;
import creditgraph.ingest.SmallDump;
import creditgraph.ingest.TestRuns;
import creditgraph.ingest.diff.CatalogDiff.Counts;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.profile.CatalogDatabase;
import creditgraph.ingest.profile.QueryLimits;
import creditgraph.ingest.progress.Progress;
import creditgraph.testkit.seed.TestSeed;
import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A generated world and the month after it, whose edits are known.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiffRunTest {

  private static final QueryLimits LIMITS = new QueryLimits("256MB", 0);

  private final long seed = TestSeed.of("DiffRunTest");
  @TempDir private static Path temporary;
  private Path dataRoot;
  private CatalogLayout november;
  private CatalogLayout december;
  private Map<DumpType, List<ChangeRow>> edits;
  private CatalogDiff diff;

  @BeforeAll
  void ingestBothMonths() throws IOException {
    dataRoot = temporary.resolve("var");
    Path world = temporary.resolve("world");
    Path edited = temporary.resolve("edited");
    WorldFiles.write(World.of(400, 5, LocalDate.of(2026, 11, 1)), world, (_, _, _) -> {});
    edits = EditedWorld.write(world, edited, "20261201", seed);
    november = TestRuns.ingest(dataRoot, world).catalog();
    december = TestRuns.ingest(dataRoot, edited).catalog();
    diff = diff(november, december, LIMITS);
  }

  @ParameterizedTest
  @EnumSource
  void findsEveryEditAndNoOther(DumpType type) throws IOException {
    assertThat(rows(november, december, type)).isEqualTo(edits.get(type));
  }

  @ParameterizedTest
  @EnumSource
  void countsThem(DumpType type) throws IOException {
    List<ChangeRow> expected = Objects.requireNonNull(edits.get(type));
    Counts counts = Objects.requireNonNull(diff.records().get(type.recordElement()));

    assertThat(counts.added()).isPositive().isEqualTo(count(expected, ChangeRow.ADDED));
    assertThat(counts.withdrawn()).isEqualTo(count(expected, ChangeRow.WITHDRAWN));
    assertThat(counts.changed()).isEqualTo(count(expected, ChangeRow.CHANGED));
    assertThat(counts.first())
        .isEqualTo(CatalogManifest.read(november).rows().get(type.recordElement()));
    assertThat(counts.second())
        .isEqualTo(CatalogManifest.read(december).rows().get(type.recordElement()));
  }

  @Test
  void seenFromTheOtherSideWhatWasAddedIsWithdrawn() throws IOException {
    CatalogDiff back = diff(december, november, LIMITS);

    assertThat(back.records())
        .allSatisfy((type, counts) -> {
          Counts forth = Objects.requireNonNull(diff.records().get(type));
          assertThat(counts.added()).isEqualTo(forth.withdrawn());
          assertThat(counts.withdrawn()).isEqualTo(forth.added());
          assertThat(counts.changed()).isEqualTo(forth.changed());
          assertThat(counts.unchanged()).isEqualTo(forth.unchanged());
        });
  }

  /// What `contracts/diff/README.md` promises.
  @Test
  void whatIsNamedIsAllThatMakesOneMonthTheOther() throws IOException {
    try (CatalogDatabase database =
        CatalogDatabase.open(LIMITS, temporary.resolve("overflow"))
            .withCatalog("one", november)
            .withCatalog("two", december)) {
      for (CatalogTable<?> table : CatalogTables.ALL) {
        String ids =
            "SELECT id FROM " + CatalogDatabase.quoted(changesOf(table)) + " WHERE change IN ";
        String updated =
            """
            (SELECT * FROM one.%1$s WHERE %2$s NOT IN (%3$s ('withdrawn', 'changed'))
            UNION ALL SELECT * FROM two.%1$s WHERE %2$s IN (%3$s ('added', 'changed')))
            """
                .formatted(table.name(), table.columns().getFirst().name(), ids);
        String other = "(SELECT * FROM two." + table.name() + ")";
        assertThat(database.number("SELECT count(*) FROM " + other)).isPositive();
        assertThat(
                database.number("SELECT count(*) FROM (" + updated + " EXCEPT ALL " + other + ")"))
            .as("too much in %s, seed %d", table, seed)
            .isZero();
        assertThat(
                database.number("SELECT count(*) FROM (" + other + " EXCEPT ALL " + updated + ")"))
            .as("missing from %s, seed %d", table, seed)
            .isZero();
      }
    }
  }

  private Path changesOf(CatalogTable<?> table) {
    DiffLayout files = DiffLayout.between(dataRoot, "2026-11", "2026-12");
    return switch (table.columns().getFirst().name()) {
      case "artist_id" -> files.changes(CatalogTables.ARTIST);
      case "label_id" -> files.changes(CatalogTables.LABEL);
      case "master_id" -> files.changes(CatalogTables.MASTER);
      case "release_id" -> files.changes(CatalogTables.RELEASE);
      default -> files.directory().resolve(table.name() + ".parquet");
    };
  }

  @Test
  void givesTheSameBytesAgainWhateverTheMemory() throws IOException {
    Path release =
        DiffLayout.between(dataRoot, "2026-11", "2026-12").changes(CatalogTables.RELEASE);
    byte[] before = Files.readAllBytes(release);

    assertThat(diff(november, december, new QueryLimits("64MB", 1))).isEqualTo(diff);
    assertThat(release).hasBinaryContent(before);
    assertThat(dataRoot.resolve("staging"))
        .isDirectoryNotContaining(path -> Files.isDirectory(path));
  }

  @Test
  void leavesTheCountsBesideTheIds() throws IOException {
    DiffLayout files = DiffLayout.between(dataRoot, "2026-11", "2026-12");

    assertThat(files.json()).hasContent(DiffFiles.json(diff));
    assertThat(files.report()).hasContent(DiffReport.markdown(diff));
    assertThat(schemaFaults(Files.readString(files.json()))).isEmpty();
  }

  @Test
  void refusesACatalogOfAnotherParserAndSaysWhatToDo() throws IOException {
    CatalogManifest manifest = CatalogManifest.read(november);
    CatalogLayout old = CatalogLayout.ofMonth(dataRoot, "2026-10");
    Files.createDirectories(old.directory());
    new CatalogManifest(
            "2026-10",
            manifest.sources(),
            manifest.parserSchema() - 1,
            manifest.rows(),
            0,
            manifest.files())
        .write(old);

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> diff(old, december, LIMITS))
        .withMessageContaining(old.directory().toString())
        .withMessageContaining("Ingest the dump of 2026-10 again");
  }

  @Test
  void refusesIdsThatComeTwiceAndNamesThem() throws IOException {
    Path own = temporary.resolve("twins");
    CatalogLayout good =
        TestRuns.ingest(own, new SmallDump().write(temporary.resolve("a"), "20261101")).catalog();
    String twice = "<master id=\"9\"/><master id=\"4\"/><master id=\"9\"/>";
    CatalogLayout twins =
        TestRuns.ingest(
                own,
                new SmallDump()
                    .with(DumpType.MASTERS, twice)
                    .write(temporary.resolve("b"), "20261201"))
            .catalog();

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> {
          try (Progress progress = Progress.start(TestRuns.SILENT)) {
            DiffRun.run(own, good, twins, LIMITS, progress);
          }
        })
        .withMessageContaining("more than one master of the same id, first [9]");
    assertThat(own.resolve("diffs")).doesNotExist();
  }

  @Test
  void comparesMastersThatAreNotInTheOrderOfTheirIds() throws IOException {
    Path own = temporary.resolve("unsorted");
    CatalogLayout one = masters(own, "20261101", "<master id=\"9\"/><master id=\"4\"/>");
    CatalogLayout two = masters(own, "20261201", "<master id=\"4\"/><master id=\"2\"/>");

    try (Progress progress = Progress.start(TestRuns.SILENT)) {
      DiffRun.run(own, one, two, LIMITS, progress);
    }

    assertThat(
            TestRuns.rows(
                DiffLayout.between(own, "2026-11", "2026-12").changes(CatalogTables.MASTER),
                DiffLayout.CHANGE))
        .containsExactly(new ChangeRow(2, ChangeRow.ADDED), new ChangeRow(9, ChangeRow.WITHDRAWN));
  }

  private static CatalogLayout masters(Path dataRoot, String date, String records)
      throws IOException {
    Path dump = temporary.resolve("masters-" + date);
    return TestRuns.ingest(
            dataRoot, new SmallDump().with(DumpType.MASTERS, records).write(dump, date))
        .catalog();
  }

  private List<ChangeRow> rows(CatalogLayout first, CatalogLayout second, DumpType type)
      throws IOException {
    DiffLayout files =
        DiffLayout.between(
            dataRoot, CatalogManifest.read(first).month(), CatalogManifest.read(second).month());
    Path file =
        switch (type) {
          case ARTISTS -> files.changes(CatalogTables.ARTIST);
          case LABELS -> files.changes(CatalogTables.LABEL);
          case MASTERS -> files.changes(CatalogTables.MASTER);
          case RELEASES -> files.changes(CatalogTables.RELEASE);
        };
    return TestRuns.rows(file, DiffLayout.CHANGE);
  }

  private CatalogDiff diff(CatalogLayout first, CatalogLayout second, QueryLimits limits)
      throws IOException {
    try (Progress progress = Progress.start(TestRuns.SILENT)) {
      return DiffRun.run(dataRoot, first, second, limits, progress);
    }
  }

  private static long count(List<ChangeRow> rows, String change) {
    return rows.stream().filter(row -> row.change().equals(change)).count();
  }

  private static List<String> schemaFaults(String json) throws IOException {
    Path schema =
        Path.of(System.getProperty("creditgraph.root", ".."), "contracts/json/diff.schema.json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(schema))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
