package creditgraph.ingest.publish;

import static creditgraph.ingest.publish.StagedSnapshots.flipAByteOfEveryFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.registry.Action;
import creditgraph.ingest.registry.MemoryRegistry;
import creditgraph.ingest.registry.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {

  @TempDir private Path temporary;
  private GraphRoot graphs;
  private MemoryRegistry registry;
  private Publisher publisher;

  @BeforeEach
  void root() {
    graphs = new GraphRoot(temporary.resolve("graph"));
    registry = new MemoryRegistry();
    publisher = new Publisher(new GraphChanges(graphs, temporary.resolve("staging"), registry));
  }

  @Test
  void movesTheSnapshotToItsPlaceAndPointsToIt() throws IOException {
    Path staged = stage("a", "Dusk");

    Path published = publisher.publish(staged);

    assertThat(graphs.current("everyone")).contains(published);
    assertThat(published.getParent())
        .isEqualTo(graphs.directory().resolve("2026-08").resolve("everyone"));
    assertThat(staged).doesNotExist();
  }

  @Test
  void keepsThePreviousSnapshotBesideTheNew() throws IOException {
    Path first = publisher.publish(stage("a", "Dusk"));
    Path second = publisher.publish(stage("b", "Dawn"));

    assertThat(graphs.current("everyone")).contains(second);
    assertThat(first).isDirectory().isNotEqualTo(second);
  }

  @Test
  void onlyMovesThePointerWhenTheFingerprintIsThere() throws IOException {
    Path first = publisher.publish(stage("a", "Dusk"));
    publisher.publish(stage("b", "Dawn"));
    Path again = stage("c", "Dusk");

    assertThat(publisher.publish(again)).isEqualTo(first);
    assertThat(graphs.current("everyone")).contains(first);
    assertThat(again).doesNotExist();
  }

  @Test
  void refusesADamagedSnapshotAndLeavesWhatIsCurrent() throws IOException {
    Path first = publisher.publish(stage("a", "Dusk"));
    Path staged = stage("b", "Dawn");
    List<String> damaged = flipAByteOfEveryFile(staged);

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> publisher.publish(staged))
        .withMessageContainingAll(damaged.toArray(String[]::new));
    assertThat(graphs.current("everyone")).contains(first);
    assertThat(first.getParent()).isDirectoryContaining(path -> path.equals(first));
    try (var snapshots = Files.list(first.getParent())) {
      assertThat(snapshots).containsExactly(first);
    }
  }

  @Test
  void refusesToPointToADamagedSnapshotOfTheSameFingerprint() throws IOException {
    Path first = publisher.publish(stage("a", "Dusk"));
    Path second = publisher.publish(stage("b", "Dawn"));
    flipAByteOfEveryFile(first);

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> publisher.publish(stage("c", "Dusk")))
        .withMessageContaining(first.toString())
        .withMessageContaining("Remove it");
    assertThat(graphs.current("everyone")).contains(second);
  }

  @Test
  void notesWhatItIsAboutToDoAndThatItIsDone() throws IOException {
    Path first = publisher.publish(stage("a", "Dusk"));
    publisher.publish(stage("b", "Dawn"));

    var newest = registry.newest(2);
    assertThat(newest)
        .extracting(event -> event.state())
        .containsExactly(State.DONE, State.INTENDED);
    assertThat(newest.getFirst().operation().action()).isEqualTo(Action.PUBLISH);
    assertThat(newest.getFirst().operation().replaces()).isEqualTo(first.getFileName().toString());
    assertThat(newest.getFirst().operation().snapshot().credits()).isEqualTo(2);
  }

  @Test
  void notesARefusal() throws IOException {
    Path staged = stage("a", "Dusk");
    flipAByteOfEveryFile(staged);

    assertThatExceptionOfType(DumpRefused.class).isThrownBy(() -> publisher.publish(staged));
    assertThat(registry.newest(10))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.state()).isEqualTo(State.REFUSED);
          assertThat(event.note()).contains("at byte");
          assertThat(event.operation().snapshot().ruleset()).isEqualTo("everyone");
        });
  }

  @Test
  void refusesAFolderThatIsNoSnapshotAndNotesIt() throws IOException {
    Path empty = Files.createDirectories(temporary.resolve("empty"));

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> publisher.publishCopy(empty))
        .withMessageContaining("manifest.json");
    assertThat(registry.newest(1).getFirst().operation().snapshot().ruleset()).isEqualTo("unknown");
  }

  @Test
  void publishesACopyOfASnapshotThatWasBuiltElsewhere() throws IOException {
    Path elsewhere = StagedSnapshots.stage(temporary.resolve("elsewhere"), "x", "Dusk", 0);

    Path published = publisher.publishCopy(elsewhere);

    assertThat(graphs.current("everyone")).contains(published);
    assertThat(elsewhere.resolve("manifest.json")).exists();
    assertThat(temporary.resolve("staging")).isEmptyDirectory();
  }

  @Test
  void refusesADamagedSnapshotFromElsewhereBeforeItIsCopied() throws IOException {
    Path elsewhere = StagedSnapshots.stage(temporary.resolve("elsewhere"), "x", "Dusk", 0);
    flipAByteOfEveryFile(elsewhere);

    assertThatExceptionOfType(DumpRefused.class).isThrownBy(() -> publisher.publishCopy(elsewhere));
    assertThat(graphs.current("everyone")).isEmpty();
    assertThat(temporary.resolve("staging")).doesNotExist();
  }

  private Path stage(String name, String title) throws IOException {
    return StagedSnapshots.stage(temporary.resolve("staging"), name, title, 0);
  }
}
