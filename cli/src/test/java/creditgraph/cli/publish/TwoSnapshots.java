package creditgraph.cli.publish;

import creditgraph.catalog.manifest.CatalogManifest;
import creditgraph.catalog.table.CatalogLayout;
import creditgraph.cli.DataRoot;
import creditgraph.cli.pipeline.IngestedFrom;
import creditgraph.cli.pipeline.Pipeline;
import creditgraph.cli.pipeline.Rulesets;
import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.ingest.IngestSettings.ExistingCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A data folder with a generated world and two snapshots of one ruleset that answer differently:
/// the older lets in every release, the newer only those of few.
record TwoSnapshots(DataRoot root, Path older, Path newer) {

  static final String RULESET = "games";
  static final String MONTH = "2026-11";
  private static final String MANY = "max-contributors = 500";
  private static final String FEW = "max-contributors = 3";

  static TwoSnapshots build(Path folder, String database) throws IOException {
    var root = new DataRoot(folder);
    root.create();
    var pipeline = new Pipeline(root, (_, _) -> {});
    var catalog = pipeline.ingest(pipeline.generate(400, 1), ExistingCatalog.REFUSE).catalog();
    var older = build(root, pipeline, catalog, database, MANY);
    var newer = build(root, pipeline, catalog, database, FEW);
    return new TwoSnapshots(root, older, newer);
  }

  private static Path build(
      DataRoot root, Pipeline pipeline, CatalogLayout catalog, String database, String line)
      throws IOException {
    var rules = Files.writeString(root.directory().resolve(RULESET + ".conf"), ruleset(line));
    var turns =
        GraphTurns.of(root, RegistryAccess.at(database, "postgres", ""), "mcg build " + RULESET);
    var source = IngestedFrom.of(CatalogManifest.read(catalog));
    return pipeline.build(catalog, source, Rulesets.named(rules.toString()), turns);
  }

  private static String ruleset(String line) {
    return """
    name = games
    version = "1"
    description = "For tests"
    scopes = [main, extra, track, track-extra]
    roles = all
    placeholders = [{ id = 194, name = Various }]
    %s
    """
        .formatted(line);
  }

  /// The same in another folder, without the world.
  TwoSnapshots copyTo(Path folder) throws IOException {
    var graph = root.graph();
    try (var files = Files.walk(graph)) {
      for (var file : files.toList()) {
        var target = folder.resolve("graph").resolve(graph.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return new TwoSnapshots(
        new DataRoot(folder),
        folder.resolve("graph").resolve(graph.relativize(older)),
        folder.resolve("graph").resolve(graph.relativize(newer)));
  }

  /// A third one elsewhere, which no command has seen: the newer one's bytes.
  static Path carryAway(Path snapshot, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var files = Files.list(snapshot)) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    DurableFiles.deleteTree(snapshot);
    return folder;
  }
}
