package creditgraph.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.ingest.TestRuns;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.fetch.Fetch.Registered;
import creditgraph.ingest.fetch.FetchSettings.Tries;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process that fetches, killed in the middle of a file.
class FetchKilledTest {

  private static final String DATE = "20261101";
  private static final int ARRIVED = 70_000;

  @TempDir private Path dataRoot;

  /// The process: fetches from the address given.
  public static void main(String[] arguments) throws IOException {
    fetch(URI.create(arguments[0]), Path.of(arguments[1]));
  }

  private static FetchResult fetch(URI from, Path dataRoot) throws IOException {
    Tries tries = new Tries(3, Duration.ofMillis(10), Duration.ofSeconds(1));
    return Fetch.run(
        new FetchSettings(from, from, tries, Duration.ofMinutes(2), 0),
        dataRoot,
        YearMonth.of(2026, 11),
        Registered.STAY,
        TestRuns.SILENT);
  }

  @Test
  @Timeout(120)
  void goesOnWhereTheKilledOneWas() throws Exception {
    String masters = TestBucket.name(DATE, DumpType.MASTERS);
    Path part = dataRoot.resolve("raw/2026-11").resolve(masters + ".part");
    try (TestBucket bucket = new TestBucket().withSet(DATE)) {
      bucket.misbehave(masters, bucket.stallAfter(ARRIVED));
      Process process = start(bucket.uri());
      Instant until = Instant.now().plusSeconds(60);
      while (!(Files.exists(part) && Files.size(part) == ARRIVED)
          && process.isAlive()
          && Instant.now().isBefore(until)) {
        Thread.onSpinWait();
      }
      process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
      assertThat(part).hasSize(ARRIVED);

      FetchResult result = fetch(bucket.uri(), dataRoot);

      assertThat(result.transferred()).isEqualTo(2);
      assertThat(bucket.asked(masters)).containsExactly("GET", "GET bytes=" + ARRIVED + "-");
      assertThat(result.directory().resolve(masters))
          .hasBinaryContent(TestBucket.content(DATE, DumpType.MASTERS));
    }
  }

  private Process start(URI from) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            FetchKilledTest.class.getName(),
            from.toString(),
            dataRoot.toString())
        .inheritIO()
        .start();
  }
}
