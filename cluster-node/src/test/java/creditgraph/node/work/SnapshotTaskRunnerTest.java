package creditgraph.node.work;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.GraphFixture;
import creditgraph.node.snapshot.ShelfFixture;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskOutcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotTaskRunnerTest {

  @TempDir Path graphRoot;
  private final SnapshotShelf shelf = new SnapshotShelf();
  private final TaskRunner runner = new SnapshotTaskRunner(shelf, Runnable::run);
  private SnapshotRef snapshot;

  @BeforeEach
  void openASnapshot() throws IOException {
    snapshot = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 20);
    ShelfFixture.open(shelf, GraphFixture.directory(graphRoot, snapshot));
  }

  @AfterEach
  void closeTheSnapshot() {
    ShelfFixture.closeAll(shelf);
  }

  @Test
  void countsAsManyPairsAsItWasAskedFor() {
    TaskOutcome outcome = run(new Task.SamplePaths("sample/a/3", snapshot, 11, 3, 50));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            TaskOutcome.Sampled.class, done -> assertThat(done.counts().pairs()).isEqualTo(50));
  }

  @Test
  void countsTheSameEachTime() {
    Task task = new Task.SamplePaths("sample/a/3", snapshot, 11, 3, 50);

    assertThat(run(task)).isEqualTo(run(task));
  }

  @Test
  void saysWhichSnapshotIsOpenInsteadOfTheTasks() {
    SnapshotRef gone = new SnapshotRef("2026-10", GraphFixture.EVERYONE, "0123456789abcdef");

    assertThat(run(new Task.SamplePaths("sample/a/0", gone, 11, 0, 50)))
        .isEqualTo(new TaskOutcome.WrongSnapshot(snapshot.fingerprint()));
  }

  private TaskOutcome run(Task task) {
    return runner.run(task).toCompletableFuture().join();
  }
}
