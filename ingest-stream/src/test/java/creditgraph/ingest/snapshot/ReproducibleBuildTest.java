package creditgraph.ingest.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.game.ruleset.RulesetFile;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.ingest.FileHashes;
import creditgraph.ingest.Ingest;
import creditgraph.ingest.TestRuns;
import creditgraph.ingest.progress.Progress;
import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same Parquet and the same ruleset give the same snapshot, whoever reads how much of it at a
/// time.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReproducibleBuildTest {

  @TempDir private static Path temporary;
  private CatalogLayout manyParts;
  private CatalogLayout onePart;

  @BeforeAll
  void ingestTwice() throws IOException {
    Path dump = temporary.resolve("dump");
    WorldFiles.write(World.of(600, 7, LocalDate.of(2026, 11, 1)), dump, (_, _, _) -> {});
    manyParts = ingest(dump, "many", 64);
    onePart = ingest(dump, "one", 1_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"everyone", "masters"})
  void threads_and_parts_change_no_byte(String ruleset) throws IOException {
    Map<String, String> alone = build(ruleset, onePart, 1);

    assertThat(alone).hasSizeGreaterThan(5);
    for (int threads : new int[] {1, 2, 5}) {
      assertThat(build(ruleset, manyParts, threads)).as("%d threads", threads).isEqualTo(alone);
    }
  }

  @Test
  void a_damaged_part_is_named_whichever_thread_reads_it(@TempDir Path directory)
      throws IOException {
    Path dump = temporary.resolve("dump");
    CatalogLayout catalog =
        Ingest.run(TestRuns.settings(directory, dump).partRecords(64)).catalog();
    Path part = catalog.part(CatalogTables.TRACK, 5);
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 3] ^= 1;
    Files.write(part, bytes);

    assertThatThrownBy(() -> build("everyone", catalog, 3))
        .hasStackTraceContaining(part.toString())
        .hasStackTraceContaining("CatalogUnreadable");
  }

  @Test
  void a_part_that_is_missing_is_named(@TempDir Path directory) throws IOException {
    Path dump = temporary.resolve("dump");
    CatalogLayout catalog =
        Ingest.run(TestRuns.settings(directory, dump).partRecords(64)).catalog();
    Path part = catalog.creditPart("track-extra", 3);
    Files.delete(part);

    assertThatThrownBy(() -> build("everyone", catalog, 3)).hasMessageContaining(part.toString());
  }

  private static CatalogLayout ingest(Path dump, String name, int partRecords) throws IOException {
    return Ingest.run(TestRuns.settings(temporary.resolve(name), dump).partRecords(partRecords))
        .catalog();
  }

  /// Hashes of all files, and the fingerprint in place of the manifest, which says when it was
  /// made.
  private static Map<String, String> build(String ruleset, CatalogLayout catalog, int threads)
      throws IOException {
    try (Progress progress = Progress.start(TestRuns.SILENT)) {
      SnapshotBuild.Staged staged =
          new SnapshotBuild(
                  temporary.resolve("var"),
                  catalog,
                  RulesetFile.shipped(ruleset),
                  "test",
                  progress,
                  threads)
              .build();
      SortedMap<String, String> files = FileHashes.below(staged.directory());
      files.put(Manifest.FILE_NAME, staged.manifest().fingerprint());
      return files;
    }
  }
}
