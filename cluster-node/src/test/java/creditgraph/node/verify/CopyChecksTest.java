package creditgraph.node.verify;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.GraphFixture;
import creditgraph.node.snapshot.ShelfFixture;
import creditgraph.node.snapshot.SnapshotExtent;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.verify.CopyReport;
import creditgraph.protocol.verify.CopyReport.State;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CopyChecksTest {

  @TempDir Path graphRoot;
  private final SnapshotShelf shelf = new SnapshotShelf();
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
  void findsAWholeCopyWhole() {
    assertThat(report(SnapshotExtent.WHOLE, snapshot))
        .isEqualTo(new CopyReport("n1", State.WHOLE, List.of(), false));
    assertThat(report(SnapshotExtent.SEARCH, snapshot).state()).isEqualTo(State.WHOLE);
  }

  @Test
  void namesTheFileAndThePlaceOfADamage() throws IOException {
    flipAByteOf("roles.mcg");

    CopyReport report = report(SnapshotExtent.SEARCH, snapshot);

    assertThat(report.state()).isEqualTo(State.DAMAGED);
    assertThat(report.faults().getFirst()).contains("roles.mcg");
    assertThat(report(SnapshotExtent.WHOLE, snapshot).state()).isEqualTo(State.DAMAGED);
  }

  /// A worker has no names, and what it has is checked.
  @Test
  void looksAtNoMoreThanTheNodeHas() throws IOException {
    flipAByteOf("artist-labels.mcg");

    assertThat(report(SnapshotExtent.SEARCH, snapshot).state()).isEqualTo(State.WHOLE);
    assertThat(report(SnapshotExtent.WHOLE, snapshot).state()).isEqualTo(State.DAMAGED);
  }

  @Test
  void saysThatTheNodeHasAnotherSnapshot() {
    SnapshotRef gone = new SnapshotRef("2026-10", GraphFixture.EVERYONE, "0123456789abcdef");

    assertThat(report(SnapshotExtent.WHOLE, gone))
        .isEqualTo(new CopyReport("n1", State.ABSENT, List.of(), false));
  }

  /// A coordinator of an earlier version goes by the fingerprints alone.
  @Test
  void asksForNoTasksOfTheSnapshotsThatAreOpen() {
    assertThat(shelf.fingerprints()).isNotEmpty();
    assertThat(new CopyChecks(shelf, SnapshotExtent.WHOLE, Runnable::run).openFingerprints())
        .isEmpty();
  }

  @Test
  void computesNothing() {
    assertThat(run(SnapshotExtent.WHOLE, new Task.SamplePaths("sample/a/0", snapshot, 11, 0, 50)))
        .isInstanceOf(TaskOutcome.Failed.class);
  }

  private CopyReport report(SnapshotExtent extent, SnapshotRef ref) {
    return ((TaskOutcome.Verified) run(extent, new Task.VerifyCopy("verify/a/0", ref, "n1")))
        .report();
  }

  private TaskOutcome run(SnapshotExtent extent, Task task) {
    return new CopyChecks(shelf, extent, Runnable::run)
        .run(List.of(task), Duration.ZERO)
        .toCompletableFuture()
        .join()
        .reports()
        .getFirst()
        .outcome();
  }

  private void flipAByteOf(String name) throws IOException {
    GraphFixture.flipAByte(GraphFixture.directory(graphRoot, snapshot).resolve(name));
  }
}
