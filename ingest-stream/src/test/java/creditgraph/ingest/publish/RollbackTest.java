package creditgraph.ingest.publish;

import static creditgraph.ingest.publish.StagedSnapshots.RULESET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.registry.Action;
import creditgraph.ingest.registry.MemoryRegistry;
import creditgraph.ingest.registry.State;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollbackTest {

  @TempDir private Path temporary;
  private final MemoryRegistry registry = new MemoryRegistry();
  private GraphRoot graphs;
  private Rollback rollback;
  private Path first;
  private Path second;

  @BeforeEach
  void publishTwo() throws IOException {
    Path staging = temporary.resolve("staging");
    graphs = new GraphRoot(temporary.resolve("graph"));
    GraphChanges changes = new GraphChanges(graphs, staging, registry);
    rollback = new Rollback(changes);
    Publisher publisher = new Publisher(changes);
    first = publisher.publish(StagedSnapshots.stage(staging, "a", "Dusk", 1));
    second = publisher.publish(StagedSnapshots.stage(staging, "b", "Dawn", 2));
  }

  @Test
  void thePreviousSnapshotIsCurrentAgainAndASecondOneUndoesIt() throws IOException {
    rollback.to(first);
    assertThat(graphs.current(RULESET)).contains(first);
    assertThat(graphs.previous(RULESET)).contains(second);

    rollback.to(graphs.previous(RULESET).orElseThrow());
    assertThat(graphs.current(RULESET)).contains(second);
    assertThat(graphs.previous(RULESET)).contains(first);
  }

  @Test
  void isInTheRegistry() throws IOException {
    rollback.to(first);

    var newest = registry.newest(1).getFirst();
    assertThat(newest.state()).isEqualTo(State.DONE);
    assertThat(newest.operation().action()).isEqualTo(Action.ROLL_BACK);
    assertThat(newest.operation().snapshot().fingerprint())
        .isEqualTo(first.getFileName().toString());
    assertThat(newest.operation().replaces()).isEqualTo(second.getFileName().toString());
  }

  @Test
  void aSnapshotThatWasHurtMeanwhileDoesNotBecomeCurrent() throws IOException {
    StagedSnapshots.flipAByteOfEveryFile(first);

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> rollback.to(first))
        .withMessageContaining(first.toString());
    assertThat(graphs.current(RULESET)).contains(second);
    assertThat(registry.newest(1).getFirst().state()).isEqualTo(State.REFUSED);
  }
}
