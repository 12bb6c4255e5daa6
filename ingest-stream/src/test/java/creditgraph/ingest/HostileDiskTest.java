package creditgraph.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import creditgraph.catalog.manifest.CatalogFile;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.dump.DumpUnreadable;
import creditgraph.testkit.disk.SmallDisk;
import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.SortedMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A disk that takes no more or gives nothing back: a clear stop, nothing half published, nothing
/// lost.
@EnabledOnOs(OS.LINUX)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileDiskTest {

  private static final int PART_RECORDS = 300;

  /// What a file takes at least.
  private static final int BLOCK = 4096;

  @TempDir private static Path shared;
  @TempDir private Path temporary;
  private Path dump;
  private IngestResult whole;
  private SortedMap<String, String> uninterrupted;

  @BeforeAll
  void ingestOnceWithRoom() throws IOException {
    dump = shared.resolve("dump");
    WorldFiles.write(World.of(PART_RECORDS, 7, LocalDate.of(2026, 11, 1)), dump, (_, _, _) -> {});
    Path reference = shared.resolve("reference");
    whole = Ingest.run(TestRuns.settings(reference, dump).partRecords(PART_RECORDS));
    uninterrupted = FileHashes.below(reference);
  }

  /// Room for a ninth of what is needed, then for two, and so on: each run gets a little further.
  @Test
  void stopsOnAFullDiskAndGoesOnWhenThereIsRoom() throws IOException {
    long needed = 0;
    for (CatalogFile file : whole.manifest().files()) {
      needed += (file.bytes() / BLOCK + 1) * BLOCK;
    }
    Path dataRoot = temporary.resolve("var");
    IngestSettings settings = TestRuns.settings(dataRoot, dump).partRecords(PART_RECORDS);
    try (SmallDisk disk = mount(dataRoot, needed / 9)) {
      for (int ninths = 2; ninths < 9; ninths += 2) {
        assertThatIOException()
            .isThrownBy(() -> Ingest.run(settings))
            .withStackTraceContaining("No space left on device")
            .withMessageContaining(dataRoot.toString());
        assertThat(dataRoot.resolve("curated")).doesNotExist();
        disk.resize(ninths * needed / 9);
      }
      disk.resize(2 * needed);

      Ingest.run(settings);

      assertThat(FileHashes.below(dataRoot)).isEqualTo(uninterrupted);
    }
  }

  /// Skips the test, visibly, where nobody may mount.
  private static SmallDisk mount(Path directory, long bytes) throws IOException {
    try {
      return SmallDisk.mount(directory, bytes);
    } catch (SmallDisk.CannotMount e) {
      return Assumptions.abort(e.getMessage());
    }
  }

  /// A limit on the size of any file stops a process where a full disk would, and needs no rights.
  /// It comes once the process has unpacked its libraries.
  @Test
  void stopsAtAFileThatCannotGrowAndGoesOnWhenItCan() throws IOException, InterruptedException {
    CatalogFile largest =
        whole.manifest().files().stream()
            .filter(file -> file.path().matches("(release|track|credit).*"))
            .max(Comparator.comparingLong(CatalogFile::bytes))
            .orElseThrow();
    Path dataRoot = temporary.resolve("var");

    assertThat(starved(dataRoot, largest.bytes()))
        .contains("CatalogUnwritable")
        .contains("/%s: cannot be written: ".formatted(largest.path()))
        .contains("Stopped; nothing was published", "run again to continue");
    assertThat(dataRoot.resolve("curated")).doesNotExist();
    assertThat(dataRoot.resolve("staging/catalog-2026-11/label/part-00000.parquet")).exists();

    Ingest.run(TestRuns.settings(dataRoot, dump).partRecords(PART_RECORDS));

    assertThat(FileHashes.below(dataRoot)).isEqualTo(uninterrupted);
  }

  /// What an ingest says that may write no file of this length once it has begun with the masters.
  private String starved(Path dataRoot, long bytes) throws IOException, InterruptedException {
    Process ingest =
        new ProcessBuilder(IngestChild.command(dataRoot, dump, PART_RECORDS))
            .redirectErrorStream(true)
            .start();
    StringBuilder said = new StringBuilder();
    try (BufferedReader lines = ingest.inputReader()) {
      boolean limited = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (!limited && line.startsWith("masters")) {
          limit(ingest, bytes - 1);
          limited = true;
        }
      }
      assertThat(ingest.waitFor()).as(said.toString()).isEqualTo(1);
    } finally {
      ingest.destroyForcibly();
    }
    return said.toString();
  }

  private static void limit(Process process, long bytes) throws IOException, InterruptedException {
    assertThat(
            new ProcessBuilder("prlimit", "--pid", "" + process.pid(), "--fsize=" + bytes)
                .inheritIO()
                .start()
                .waitFor())
        .isZero();
  }

  /// Reading the beginning of its own memory is an error of the device to every process.
  @Test
  void namesTheDumpFileThatCannotBeRead() throws IOException {
    Path damaged = new SmallDump().write(temporary.resolve("dump"), "20260801");
    Path unreadable =
        damaged.resolve("discogs_20260801_%s.xml".formatted(DumpType.RELEASES.word()));
    Files.delete(unreadable);
    Files.createSymbolicLink(unreadable, Path.of("/proc/self/mem"));
    Path dataRoot = temporary.resolve("var");

    assertThatExceptionOfType(DumpUnreadable.class)
        .isThrownBy(() -> Ingest.run(TestRuns.settings(dataRoot, damaged)))
        .withMessageContaining(unreadable + ": cannot be read: ");

    assertThat(dataRoot.resolve("curated")).doesNotExist();
    assertThat(dataRoot.resolve("manifests")).doesNotExist();
  }
}
