package creditgraph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import creditgraph.ingest.Ingest;
import creditgraph.ingest.IngestSettings;
import creditgraph.ingest.progress.ProgressTo;
import creditgraph.peer.WorkDirectory;
import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildRowsTest {

  private static final MeasuredProcess PROCESS = new MeasuredProcess(0, 900_000_000);
  private static final ProgressTo SILENT = new ProgressTo(_ -> {}, Duration.ofHours(1));

  @TempDir private Path directory;

  @Test
  void sizes_are_for_each_edge_and_bars_for_heap_and_hops() {
    BuildRows rows = new BuildRows(new Silent());
    Map<String, Long> built = new TreeMap<>();
    built.put("built.nanos", 30_000_000_000L);
    built.put("checked.nanos", 5_000_000_000L);
    built.put("heap.bytes", 1_600_000_000L);
    built.put("edges.count", 1_000L);
    built.put("topology.bytes", 4_000L);
    built.put("labels.bytes", 50_000L);
    built.put("evidence.bytes", 60_000L);

    rows.ruleset(
        "studio, 1 M",
        new BuildRows.Measured(
            Map.of("read.nanos", 3_000_000_000L),
            PROCESS,
            built,
            Map.of("built.nanos", 45_000_000_000L),
            Map.of(
                "first.p99.nanos",
                9_000_000L,
                "warm.p50.nanos",
                5_000L,
                "warm.p99.nanos",
                80_000L)));

    assertThat(rows.all())
        .extracting(Row::name, Row::figure, row -> row.bar().must(), Row::met)
        .contains(
            tuple("build / DuckDB reads, studio, 1 M", 10.0, "", true),
            tuple("on one processor, studio, 1 M", 1.5, "", true),
            tuple("peak heap, studio, 1 M", 1_600.0, "<= 1500", false),
            tuple("topology, studio, 1 M", 4.0, "", true),
            tuple("evidence, studio, 1 M", 60.0, "", true),
            tuple("hop, first p99, studio, 1 M", 9_000.0, "", true),
            tuple("hop p99, studio, 1 M", 80.0, "<= 1000", true));
  }

  @Test
  void two_builds_that_differ_end_the_run() {
    Map<String, Long> one = Map.of("fingerprint.high", 1L, "fingerprint.low", -1L);

    BuildOnce.requireEqual("studio", one, one);

    assertThatIllegalStateException()
        .isThrownBy(() ->
            BuildOnce.requireEqual(
                "studio", one, Map.of("fingerprint.high", 1L, "fingerprint.low", -2L)))
        .withMessageContaining("studio")
        .withMessageContaining("0000000000000001ffffffffffffffff")
        .withMessageContaining("0000000000000001fffffffffffffffe");
  }

  @Test
  void every_child_of_a_run_leaves_its_facts() throws IOException {
    Path dump = directory.resolve("dump");
    WorldFiles.write(World.of(300, 1, LocalDate.of(2026, 11, 1)), dump, (_, _, _) -> {});
    Path catalogs = directory.resolve("var");
    Ingest.run(IngestSettings.of(catalogs, dump, SILENT));
    WorkDirectory work = new WorkDirectory(Files.createDirectory(directory.resolve("work")));

    CatalogScan.run(work, catalogs);
    BuildOnce.run(work, catalogs, "everyone");
    HopEvidence.run(work, BuildOnce.snapshot(work, "everyone"), 50);
    BuildRows rows = new BuildRows(new Silent());
    Map<String, Long> built = work.facts(BuildOnce.NAME);
    rows.ruleset(
        "everyone",
        new BuildRows.Measured(
            work.facts(CatalogScan.NAME), PROCESS, built, built, work.facts(HopEvidence.NAME)));

    assertThat(rows.all()).hasSize(12).allSatisfy(row -> assertThat(row.value()).isPositive());
  }
}
