package creditgraph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In how many files a catalog's tables lie is of no concern to those who read them.
class SnapshotOfPartsTest {

  @TempDir private Path temporary;

  @Test
  void holdsTheSameBytesHoweverManyFilesTheTablesHave() throws IOException {
    Path dump = temporary.resolve("dump");
    WorldFiles.write(World.of(300, 11, LocalDate.of(2026, 11, 1)), dump, (_, _, _) -> {});

    assertThat(snapshot(dump, 64)).isEqualTo(snapshot(dump, 1_000_000));
  }

  /// All files but the manifest, which names the catalog's bytes.
  private SortedMap<String, String> snapshot(Path dump, int partRecords) throws IOException {
    Path dataRoot = temporary.resolve("parts-of-" + partRecords);
    IngestResult made = Ingest.run(TestRuns.settings(dataRoot, dump).partRecords(partRecords));
    SortedMap<String, String> files =
        FileHashes.below(TestRuns.publish(dataRoot, made.catalog(), "everyone"));
    assertThat(files.remove("manifest.json")).isNotNull();
    assertThat(files).hasSizeGreaterThan(5);
    return files;
  }
}
