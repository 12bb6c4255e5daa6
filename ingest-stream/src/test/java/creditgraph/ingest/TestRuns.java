package creditgraph.ingest;

import creditgraph.catalog.table.CatalogLayout;
import creditgraph.catalog.table.CatalogReader;
import creditgraph.catalog.table.CatalogTable;
import creditgraph.game.ruleset.Ruleset;
import creditgraph.game.ruleset.RulesetFile;
import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.ingest.progress.Progress;
import creditgraph.ingest.progress.ProgressTo;
import creditgraph.ingest.publish.GraphChanges;
import creditgraph.ingest.publish.Publisher;
import creditgraph.ingest.registry.MemoryRegistry;
import creditgraph.ingest.snapshot.SnapshotBuild;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Whole runs in a data root of the test's own, without a word.
public final class TestRuns {

  public static final ProgressTo SILENT = new ProgressTo(_ -> {}, Duration.ofHours(1));

  private TestRuns() {}

  public static IngestSettings settings(Path dataRoot, Path dump) {
    return IngestSettings.of(dataRoot, dump, SILENT);
  }

  public static IngestResult ingest(Path dataRoot, Path dump) throws IOException {
    return Ingest.run(settings(dataRoot, dump));
  }

  /// Builds a shipped ruleset and makes it current.
  public static Path publish(Path dataRoot, CatalogLayout catalog, String ruleset)
      throws IOException {
    return publish(dataRoot, catalog, RulesetFile.shipped(ruleset));
  }

  public static Path publish(Path dataRoot, CatalogLayout catalog, Ruleset ruleset)
      throws IOException {
    try (Progress progress = Progress.start(SILENT)) {
      SnapshotBuild.Staged staged =
          new SnapshotBuild(dataRoot, catalog, ruleset, "test", progress).build();
      return new Publisher(
              new GraphChanges(graphs(dataRoot), dataRoot.resolve("staging"), new MemoryRegistry()))
          .publish(staged.directory());
    }
  }

  public static GraphRoot graphs(Path dataRoot) {
    return new GraphRoot(dataRoot.resolve("graph"));
  }

  public static <R extends Record> List<R> rows(Path file, CatalogTable<R> table)
      throws IOException {
    List<R> rows = new ArrayList<>();
    try (CatalogReader<R> reader = CatalogReader.open(file, table)) {
      reader.forEachRemaining(rows::add);
    }
    return rows;
  }
}
