package creditgraph.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.catalog.row.ReleaseRow;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogTables;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.progress.Progress;
import creditgraph.ingest.tables.CatalogSink;
import creditgraph.ingest.xml.FrameLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pekko.actor.ActorSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The stream of one file with far more batches than its buffers hold: it must end in order or with
/// the failure, and never stand still.
class DumpStreamTest {

  private static final int RELEASES = 5000;
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private final Progress progress = Progress.start(TestRuns.SILENT);
  private final ActorSystem system = ActorSystem.create("dump-stream-test");
  private Path file;
  private CatalogLayout layout;

  @BeforeEach
  void writeDump() throws IOException {
    file = directory.resolve("releases.xml");
    Files.writeString(
        file,
        IntStream.rangeClosed(1, RELEASES)
            .mapToObj("<release id=\"%d\"><title>t</title></release>\n"::formatted)
            .collect(Collectors.joining("", "<releases>", "</releases>")));
    layout = new CatalogLayout(directory.resolve("catalog"));
  }

  @AfterEach
  void stop() {
    progress.close();
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }

  @Test
  void keepsTheOrderOfTheDump() throws IOException {
    try (CatalogSink sink = CatalogSink.open(DumpType.RELEASES, layout, 0)) {
      assertThat(run(sink, ErrorBudget.standard())).succeedsWithin(LONG_ENOUGH);
    }

    assertThat(TestRuns.rows(layout.table(CatalogTables.RELEASE), CatalogTables.RELEASE))
        .extracting(ReleaseRow::id)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, RELEASES).boxed().toList());
  }

  @Test
  void endsWithTheFailureOfALane() throws IOException {
    CatalogSink sink = CatalogSink.open(DumpType.RELEASES, layout, 0);
    sink.close();

    assertThat(run(sink, ErrorBudget.standard()))
        .failsWithin(LONG_ENOUGH)
        .withThrowableOfType(ExecutionException.class)
        .withMessageContaining("is closed");
  }

  @Test
  void endsWithARefusalInTheMiddleOfTheFile() throws IOException {
    String text = Files.readString(file);
    Files.writeString(file, text.replace("<release id=\"2500\"><title>", "<release id=\"2500\">"));

    try (CatalogSink sink = CatalogSink.open(DumpType.RELEASES, layout, 0)) {
      assertThat(run(sink, new ErrorBudget(0, Integer.MAX_VALUE)))
          .failsWithin(LONG_ENOUGH)
          .withThrowableThat()
          .withCauseInstanceOf(DumpRefused.class)
          .withMessageContaining("id '2500'");
    }
  }

  private CompletableFuture<Void> run(CatalogSink sink, ErrorBudget budget) throws IOException {
    DumpLedger ledger =
        new DumpLedger(
            DumpType.RELEASES,
            file,
            Files.size(file),
            budget,
            RejectFile.open(directory.resolve("rejects.jsonl.zst"), directory, 0),
            progress);
    DumpParts parts =
        DumpParts.open(DumpType.RELEASES, file, new FrameLimits(1024, 1 << 17), RELEASES);
    parts.begin();
    return new DumpStream(system, progress)
        .run(DumpType.RELEASES, parts, ledger, sink)
        .whenComplete((_, _) -> close(parts));
  }

  private static void close(DumpParts parts) {
    try {
      parts.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
