package creditgraph.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import creditgraph.cli.ExitCode;
import creditgraph.cli.McgRun;
import creditgraph.graph.snapshot.DurableFiles;
import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.ingest.publish.GraphChanges;
import creditgraph.ingest.publish.ProcessLock;
import creditgraph.ingest.registry.Action;
import creditgraph.ingest.registry.Author;
import creditgraph.ingest.registry.JdbcSnapshotRegistry;
import creditgraph.ingest.registry.Operation;
import creditgraph.ingest.registry.SnapshotFacts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `publish`, `rollback`, `snapshots` and `prune` as a script sees them.
class PublishCommandsTest {

  private static final String NOBODY = "jdbc:postgresql://127.0.0.1:1/postgres";

  @TempDir private static Path world;
  private static EmbeddedPostgres server;
  private static String database;
  private static TwoSnapshots built;

  @TempDir private Path folder;
  private final McgRun mcg = new McgRun();
  private TwoSnapshots here;
  private GraphRoot graphs;

  @BeforeAll
  static void build() throws IOException {
    server = EmbeddedPostgres.start();
    database = server.getJdbcUrl("postgres", "postgres");
    built = TwoSnapshots.build(world, database);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void copy() throws IOException {
    here = built.copyTo(folder.resolve("data"));
    graphs = new GraphRoot(here.root().graph());
  }

  @Test
  void rollbackMakesThePreviousSnapshotCurrentAndBack() throws IOException {
    assertThat(run("rollback", TwoSnapshots.RULESET)).isEqualTo(ExitCode.OK);
    assertThat(mcg.out()).isEqualToIgnoringNewLines(here.older().toString());
    assertThat(current()).isEqualTo(here.older());

    assertThat(run("rollback", TwoSnapshots.RULESET)).isEqualTo(ExitCode.OK);
    assertThat(current()).isEqualTo(here.newer());
  }

  @Test
  void rollbackTakesTheBeginningOfAFingerprint() throws IOException {
    String beginning = here.older().getFileName().toString().substring(0, 8);

    assertThat(run("rollback", TwoSnapshots.RULESET, beginning)).isEqualTo(ExitCode.OK);
    assertThat(current()).isEqualTo(here.older());
    assertThat(run("rollback", TwoSnapshots.RULESET, beginning)).as("again").isEqualTo(ExitCode.OK);
    assertThat(current()).isEqualTo(here.older());
    assertThat(mcg.err()).contains("is current already");
  }

  @Test
  void rollbackThatWasStoppedAfterThePointerIsNotUndoneByTheSameCommand() throws IOException {
    intend(Action.ROLL_BACK, here.older());
    graphs.makeCurrent(here.older());

    assertThat(run("rollback", TwoSnapshots.RULESET)).isEqualTo(ExitCode.OK);
    assertThat(mcg.err()).contains("was stopped; it had taken effect", "nothing was done now");
    assertThat(current()).isEqualTo(here.older());
  }

  @Test
  void rollbackMendsAPointerThatLeadsNowhere() throws IOException {
    DurableFiles.deleteTree(here.newer());

    assertThat(run("rollback", TwoSnapshots.RULESET)).isEqualTo(ExitCode.OK);
    assertThat(current()).isEqualTo(here.older());
  }

  @Test
  void rollbackOfWhatIsNotThereIsNotFound() throws IOException {
    assertThat(run("rollback", "chess")).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(mcg.err()).contains("chess", TwoSnapshots.RULESET);
    assertThat(run("rollback", TwoSnapshots.RULESET, "zz")).isEqualTo(ExitCode.NOT_FOUND);
    DurableFiles.deleteTree(here.older());
    assertThat(run("rollback", TwoSnapshots.RULESET)).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(current()).isEqualTo(here.newer());
  }

  @Test
  void rollbackToADamagedSnapshotIsRefusedAndInTheLog() throws IOException {
    Files.write(here.older().resolve("roles.mcg"), new byte[] {1, 2, 3});

    assertThat(run("rollback", TwoSnapshots.RULESET)).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(mcg.err()).contains("roles.mcg");
    assertThat(current()).isEqualTo(here.newer());
    assertThat(run("snapshots", "--log")).isEqualTo(ExitCode.OK);
    assertThat(mcg.out()).contains("rollback refused", "roles.mcg");
  }

  @Test
  void nothingChangesWhenTheRegistryDoesNotAnswer() throws IOException {
    for (String command : new String[] {"rollback " + TwoSnapshots.RULESET, "prune"}) {
      assertThat(
              mcg.run(
                  (command + " --database " + NOBODY + " --data " + here.root().directory())
                      .split(" ")))
          .isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(mcg.err()).contains(NOBODY, "Nothing has changed").doesNotContain("\tat ");
    }
    assertThat(current()).isEqualTo(here.newer());
  }

  @Test
  void anotherCommandThatIsAtWorkIsNamed() throws IOException {
    try (var _ = ProcessLock.tryTake(GraphChanges.lockFile(graphs), "mcg prune").orElseThrow()) {
      assertThat(run("rollback", TwoSnapshots.RULESET)).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(mcg.err()).contains("mcg prune (process ");
    }
    assertThat(current()).isEqualTo(here.newer());
  }

  @Test
  void publishTakesASnapshotFromElsewhere() throws IOException {
    Path elsewhere = TwoSnapshots.carryAway(here.older(), folder.resolve("usb"));

    assertThat(run("publish", elsewhere.toString())).isEqualTo(ExitCode.OK);
    assertThat(current()).isEqualTo(here.older());
    assertThat(graphs.previous(TwoSnapshots.RULESET)).contains(here.newer());
    assertThat(elsewhere.resolve("manifest.json")).exists();
  }

  @Test
  void publishRefusesAFolderThatIsNone() {
    assertThat(run("publish", folder.resolve("none").toString())).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(run("publish", folder.toString())).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(mcg.err()).contains("manifest.json");
  }

  @Test
  void pruneSaysWhatItFreesAndKeepsTwo() throws IOException {
    Path elsewhere = TwoSnapshots.carryAway(here.older(), folder.resolve("usb"));
    Path surplus =
        graphs.directory("2026-10", TwoSnapshots.RULESET, here.older().getFileName().toString());
    Files.createDirectories(surplus.getParent());
    Files.move(elsewhere, surplus);
    Path another = graphs.directory("2026-09", TwoSnapshots.RULESET, "ab");
    Files.createDirectories(another);
    Files.writeString(another.resolve(Manifest.FILE_NAME), "{");

    assertThat(run("prune", "--dry-run")).isEqualTo(ExitCode.OK);
    assertThat(mcg.out()).contains("would remove 2026-09/games/ab", "would free 0.0 MB");
    assertThat(another).exists();

    assertThat(run("prune")).isEqualTo(ExitCode.OK);
    assertThat(mcg.out()).contains("removed 2026-09/games/ab");
    assertThat(here.root().graph().resolve("2026-09")).doesNotExist();
    assertThat(surplus).as("one besides the current stays to go back to").exists();
    assertThat(current()).isEqualTo(here.newer());
  }

  @Test
  void snapshotsListsWhatIsThereAndWhoPublishedIt() throws IOException {
    run("rollback", TwoSnapshots.RULESET);
    assertThat(run("snapshots")).isEqualTo(ExitCode.OK);
    assertThat(mcg.out().lines())
        .hasSize(3)
        .anyMatch(line ->
            line.contains("current ") && line.contains(here.older().getFileName().toString()))
        .anyMatch(line ->
            line.contains("previous") && line.contains(here.newer().getFileName().toString()));

    Path elsewhere = TwoSnapshots.carryAway(here.newer(), folder.resolve("usb"));
    run("publish", elsewhere.toString());
    assertThat(run("snapshots", "--json")).isEqualTo(ExitCode.OK);
    var first = new ObjectMapper().readTree(mcg.out()).get(0);
    assertThat(first.path("standing").asText()).isEqualTo("current");
    assertThat(first.path("publishedBy").asText())
        .startsWith(System.getProperty("user.name") + "@");
    assertThat(first.path("command").asText()).isEqualTo("mcg publish " + elsewhere);
    assertThat(first.path("bytes").asLong()).isEqualTo(Manifest.read(here.newer()).totalBytes());
  }

  @Test
  void snapshotsListsFilesWithoutTheRegistry() {
    assertThat(
            mcg.run(
                "snapshots", "--database", NOBODY, "--data", here.root().directory().toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(mcg.out()).contains("current ", "not in the registry");
    assertThat(mcg.err()).contains(NOBODY);
  }

  private void intend(Action action, Path snapshot) throws IOException {
    var author = Author.here(here.root().graph(), "mcg rollback games", "test");
    try (var registry = JdbcSnapshotRegistry.open(database, "postgres", "", author)) {
      registry.intend(new Operation(action, SnapshotFacts.of(Manifest.read(snapshot)), ""));
    }
  }

  private Path current() throws IOException {
    return graphs.current(TwoSnapshots.RULESET).orElseThrow();
  }

  private int run(String... arguments) {
    return mcg.run(
        Stream.concat(
                Stream.of(arguments),
                Stream.of("--database", database, "--data", here.root().directory().toString()))
            .toArray(String[]::new));
  }
}
