package creditgraph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.testkit.seed.TestSeed;
import creditgraph.testkit.world.World;
import creditgraph.testkit.world.WorldFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An ingest in a process of its own that is killed by -9, again and again, until it gets through.
///
/// The moment is a line of its progress, which comes every two milliseconds. Give
/// `-Dcreditgraph.kills=50` for as many kills.
class KilledIngestSeededTest {

  private static final int KILLS = Integer.getInteger("creditgraph.kills", 2);
  private static final int PART_RECORDS = 50;

  /// An uninterrupted run says some hundred lines.
  private static final int LINES = 400;

  /// 128 and the number of SIGKILL.
  private static final int KILLED = 137;

  @TempDir private Path temporary;

  @Test
  void makesTheSameBytesHoweverOftenItIsKilled() throws IOException, InterruptedException {
    Path dump = temporary.resolve("dump");
    WorldFiles.write(World.of(500, 7, LocalDate.of(2026, 11, 1)), dump, (_, _, _) -> {});
    Path reference = temporary.resolve("reference");
    Ingest.run(TestRuns.settings(reference, dump).partRecords(PART_RECORDS));
    Random random = new Random(TestSeed.of("KilledIngestSeededTest"));
    Path dataRoot = temporary.resolve("var");

    for (int kills = 0; kills < KILLS; ) {
      if (killed(dataRoot, dump, random.nextInt(LINES))) {
        kills++;
        if (Files.exists(dataRoot.resolve("curated/2026-11"))) {
          assertThat(FileHashes.below(dataRoot.resolve("curated")))
              .isEqualTo(FileHashes.below(reference.resolve("curated")));
        }
      } else {
        assertThat(FileHashes.below(dataRoot)).isEqualTo(FileHashes.below(reference));
        dataRoot = temporary.resolve("var-" + kills);
      }
    }
    Ingest.run(TestRuns.settings(dataRoot, dump).partRecords(PART_RECORDS));

    assertThat(FileHashes.below(dataRoot.resolve("curated")))
        .isEqualTo(FileHashes.below(reference.resolve("curated")));
  }

  /// @return false when it came to its end before that line
  private boolean killed(Path dataRoot, Path dump, int line)
      throws IOException, InterruptedException {
    Process ingest =
        new ProcessBuilder(IngestChild.command(dataRoot, dump, PART_RECORDS))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = ingest.inputReader()) {
      int lines = 0;
      while (said.readLine() != null) {
        if (lines++ == line) {
          ingest.toHandle().destroyForcibly(); // that of the process closes what we read
        }
      }
    } finally {
      ingest.destroyForcibly();
    }
    int exit = ingest.waitFor();
    assertThat(exit).isIn(0, KILLED);
    return exit == KILLED;
  }
}
