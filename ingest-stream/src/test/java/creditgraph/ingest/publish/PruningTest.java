package creditgraph.ingest.publish;

import static creditgraph.ingest.publish.StagedSnapshots.RULESET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import creditgraph.graph.search.SearchBudget;
import creditgraph.graph.search.SearchOutcome;
import creditgraph.graph.search.SearchScratch;
import creditgraph.graph.search.ShortestPath;
import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.ingest.publish.Pruning.Surplus;
import creditgraph.ingest.registry.Action;
import creditgraph.ingest.registry.MemoryRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {

  private static final OpenSnapshots NOBODY = _ -> Optional.empty();

  @TempDir private Path temporary;
  private final MemoryRegistry registry = new MemoryRegistry();
  private final List<Path> published = new ArrayList<>();
  private GraphRoot graphs;
  private GraphChanges changes;

  @BeforeEach
  void publishFour() throws IOException {
    Path staging = temporary.resolve("staging");
    graphs = new GraphRoot(temporary.resolve("graph"));
    changes = new GraphChanges(graphs, staging, registry);
    Publisher publisher = new Publisher(changes);
    for (String title : List.of("Night", "Dusk", "Dawn", "Noon")) {
      published.add(
          publisher.publish(StagedSnapshots.stage(staging, title, title, published.size())));
    }
  }

  @Test
  void keepsTheCurrentAndThePreviousSnapshot() throws IOException {
    assertThat(surplus(pruning(2, NOBODY))).containsExactlyInAnyOrder(at(0), at(1));
  }

  @Test
  void keepsWhatIsCurrentAndPreviousHoweverOld() throws IOException {
    new Rollback(changes).to(at(0));

    assertThat(surplus(pruning(2, NOBODY))).containsExactlyInAnyOrder(at(1), at(2));
  }

  @Test
  void keepsTheNewestOfTheOthersWhenMoreAreToStay() throws IOException {
    assertThat(surplus(pruning(3, NOBODY))).containsExactly(at(0));
  }

  @Test
  void removesNothingOfARulesetWhosePointerLeadsNowhere() throws IOException {
    Files.writeString(graphs.directory().resolve("current").resolve(RULESET), "nonsense\n");

    assertThat(surplus(pruning(2, NOBODY))).isEmpty();
  }

  @Test
  void removesASnapshotWholeAndNotesIt() throws IOException {
    Pruning pruning = pruning(2, NOBODY);
    for (Surplus each : pruning.surplus()) {
      pruning.remove(each.snapshot());
    }

    assertThat(graphs.snapshots()).containsExactlyInAnyOrder(at(2), at(3));
    assertThat(changes.staging()).isEmptyDirectory();
    assertThat(registry.newest(1).getFirst().operation().action()).isEqualTo(Action.PRUNE);
    assertThat(registry.unfinished()).isEmpty();
  }

  @Test
  void refusesToRemoveTheCurrentSnapshot() throws IOException {
    StoredSnapshot current = StoredSnapshot.all(graphs).getFirst();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> pruning(2, NOBODY).remove(current))
        .withMessageContaining("CURRENT");
  }

  @Test
  void leavesASnapshotThatAProcessHasOpen() throws IOException {
    try (Snapshot open = Snapshot.open(at(0))) {
      List<Surplus> surplus = pruning(2, OpenSnapshots.ofThisMachine()).surplus();

      assertThat(surplus)
          .hasSize(2)
          .allSatisfy(each -> {
            boolean isOpen = each.snapshot().directory().equals(open.directory());
            assertThat(each.reader())
                .isEqualTo(isOpen ? Long.toString(ProcessHandle.current().pid()) : "");
          });
    }
  }

  @Test
  void aSearchOnASnapshotThatIsRemovedMeanwhileFinishes() throws IOException {
    Snapshot old = Snapshot.open(at(0));
    try (var lease = old.lease()) {
      old.close();
      Pruning pruning = pruning(2, NOBODY);
      pruning.remove(stored(at(0)));
      assertThat(at(0)).doesNotExist();

      Snapshot leased = lease.snapshot();
      SearchOutcome outcome =
          ShortestPath.find(
              leased.graph(),
              leased.artistOrdinal(1),
              leased.artistOrdinal(2),
              SearchBudget.standard(),
              SearchScratch.create());
      assertThat(outcome).isInstanceOf(SearchOutcome.Found.class);
      assertThat(leased.artistName(leased.artistOrdinal(2))).isEqualTo("Bo Tarn");
    }
  }

  private Pruning pruning(int keep, OpenSnapshots open) {
    return new Pruning(changes, keep, open);
  }

  private static List<Path> surplus(Pruning pruning) throws IOException {
    return pruning.surplus().stream().map(each -> each.snapshot().directory()).toList();
  }

  private StoredSnapshot stored(Path directory) throws IOException {
    return StoredSnapshot.all(graphs).stream()
        .filter(each -> each.directory().equals(directory))
        .findFirst()
        .orElseThrow();
  }

  /// @param index 0 for the oldest
  private Path at(int index) {
    return published.get(index);
  }
}
