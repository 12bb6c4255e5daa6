package creditgraph.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import creditgraph.cli.DataRoot;
import creditgraph.cli.ExitCode;
import creditgraph.cli.McgRun;
import creditgraph.cli.pipeline.Pipeline;
import creditgraph.game.ruleset.RulesetFile;
import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.ingest.IngestSettings.ExistingCatalog;
import creditgraph.testkit.damage.DamagedCopy;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One line of a ruleset changes, and the new graph is current, while nobody can read a dump.
class RulesetChangeTest {

  @TempDir private Path folder;
  private final McgRun mcg = new McgRun();

  @Test
  void aChangedLineNeedsABuildAndNoDump() throws IOException {
    var root = new DataRoot(folder.resolve("data"));
    root.create();
    var pipeline = new Pipeline(root, (_, _) -> {});
    Path dump = pipeline.generate(200, 1);
    pipeline.ingest(dump, ExistingCatalog.REFUSE);
    closeForEverybody(root.raw(), dump);
    Path rules = folder.resolve("mine.conf");
    String text = RulesetFile.shipped("everyone").text().replace("name = everyone", "name = mine");
    try (var server = EmbeddedPostgres.start()) {
      String database = server.getJdbcUrl("postgres", "postgres");
      Files.writeString(rules, text + "max-contributors = 20\n");
      Manifest first = build(root, rules, database);
      Files.writeString(rules, text + "max-contributors = 2\n");
      Manifest second = build(root, rules, database);

      assertThat(second.rulesetText()).contains("max-contributors = 2\n");
      assertThat(second.releaseCount()).isPositive().isLessThan(first.releaseCount());
      assertThat(new GraphRoot(root.graph()).previous("mine"))
          .hasValueSatisfying(
              previous -> assertThat(previous).endsWithRaw(Path.of(first.fingerprint())));
    }
  }

  /// Permissions do not keep root out, so a plain file takes the place of `raw/`: nothing below it
  /// can be opened by anybody.
  private static void closeForEverybody(Path raw, Path dump) throws IOException {
    Path one = dump.resolve(DamagedCopy.filesOf(dump).getFirst());
    assertThat(one).isReadable();
    DurableFiles.deleteTree(raw);
    Files.createFile(raw);
    assertThatIOException().isThrownBy(() -> Files.newInputStream(one).close());
  }

  /// @return the manifest of what is current afterwards
  private Manifest build(DataRoot root, Path rules, String database) throws IOException {
    assertThat(
            mcg.run(
                "build",
                rules.toString(),
                "2026-11",
                "--database",
                database,
                "--data",
                root.directory().toString()))
        .as(mcg.err())
        .isEqualTo(ExitCode.OK);
    return Manifest.read(new GraphRoot(root.graph()).current("mine").orElseThrow());
  }
}
