package creditgraph.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.cli.DataRoot;
import creditgraph.cli.database.Database;
import creditgraph.ingest.registry.Action;
import creditgraph.ingest.registry.Author;
import creditgraph.ingest.registry.Operation;
import creditgraph.ingest.registry.SnapshotFacts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The data folder's own server, when no database is named.
class OwnRegistryTest {

  private static final Operation PRUNE =
      new Operation(
          Action.PRUNE, new SnapshotFacts("2026-11", "everyone", "ab12", 3, 5, 8, 13), "");

  @Test
  void isStartedForACommandSharedWithOthersAndStoppedAfterIt(@TempDir Path folder)
      throws Exception {
    var root = new DataRoot(folder);
    root.create();
    var access = RegistryAccess.ofDataRoot(root);
    var author = Author.here(root.graph(), "mcg prune", "test");
    assertThat(Database.running(root)).isEmpty();

    try (var first = access.open(author)) {
      var address = Database.running(root);
      assertThat(address).isPresent();
      first.registry().intend(PRUNE);
      try (var second = access.open(author)) {
        assertThat(second.registry().unfinished()).hasSize(1);
      }
      assertThat(Database.running(root)).as("not the second one's to stop").isEqualTo(address);
    }
    assertThat(Database.running(root)).isEmpty();

    try (var later = access.open(author)) {
      assertThat(later.registry().unfinished()).hasSize(1);
    }
  }
}
