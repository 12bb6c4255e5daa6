package creditgraph.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import creditgraph.catalog.manifest.CatalogFile;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.dump.DumpUnreadable;
import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A disk that takes no more or gives nothing back: a clear stop, nothing half published, nothing
/// lost.
@EnabledOnOs(OS.LINUX)
class HostileDiskTest {

  private static final int PART_RECORDS = 3_000;

  @TempDir private Path temporary;

  /// A limit on the size of any file stops the process where a full disk would, and needs no
  /// rights. It comes once the process has unpacked its libraries.
  @Test
  void stopsWhenNoMoreCanBeWrittenAndGoesOnWhenThereIsRoom()
      throws IOException, InterruptedException {
    Path dump = temporary.resolve("dump");
    WorldFiles.write(World.of(PART_RECORDS, 7, LocalDate.of(2026, 11, 1)), dump, (_, _, _) -> {});
    Path reference = temporary.resolve("reference");
    IngestResult whole = Ingest.run(TestRuns.settings(reference, dump).partRecords(PART_RECORDS));
    CatalogFile largest =
        whole.manifest().files().stream()
            .filter(file -> file.path().startsWith("credit/"))
            .max(Comparator.comparingLong(CatalogFile::bytes))
            .orElseThrow();
    Path dataRoot = temporary.resolve("var");

    assertThat(starved(dataRoot, dump, largest.bytes()))
        .contains("CatalogUnwritable")
        .contains("/%s: cannot be written: ".formatted(largest.path()))
        .contains("Stopped; nothing was published", "run again to continue");
    assertThat(dataRoot.resolve("curated")).doesNotExist();
    assertThat(dataRoot.resolve("staging/catalog-2026-11/label/part-00000.parquet")).exists();

    Ingest.run(TestRuns.settings(dataRoot, dump).partRecords(PART_RECORDS));

    assertThat(FileHashes.below(dataRoot)).isEqualTo(FileHashes.below(reference));
  }

  /// What an ingest says that may write no file of this length once it has begun with the masters.
  private static String starved(Path dataRoot, Path dump, long bytes)
      throws IOException, InterruptedException {
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
    Path dump = new SmallDump().write(temporary.resolve("dump"), "20260801");
    Path unreadable = dump.resolve("discogs_20260801_%s.xml".formatted(DumpType.RELEASES.word()));
    Files.delete(unreadable);
    Files.createSymbolicLink(unreadable, Path.of("/proc/self/mem"));
    Path dataRoot = temporary.resolve("var");

    assertThatExceptionOfType(DumpUnreadable.class)
        .isThrownBy(() -> Ingest.run(TestRuns.settings(dataRoot, dump)))
        .withMessageContaining(unreadable + ": cannot be read: ");

    assertThat(dataRoot.resolve("curated")).doesNotExist();
    assertThat(dataRoot.resolve("manifests")).doesNotExist();
  }
}
