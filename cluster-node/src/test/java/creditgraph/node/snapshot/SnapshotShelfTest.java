package creditgraph.node.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.node.GraphFixture;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotShelfTest {

  @TempDir Path graphRoot;
  private final SnapshotShelf shelf = new SnapshotShelf();
  private SnapshotRef first;
  private SnapshotRef second;

  @BeforeEach
  void publishTwo() throws IOException {
    first = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 0);
    second = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 5);
  }

  @AfterEach
  void closeAll() {
    ShelfFixture.closeAll(shelf);
  }

  @Test
  void hasNothingUntilSomethingIsOpen() {
    assertThat(shelf.rulesets()).isEmpty();
    assertThat(shelf.lease(GraphFixture.EVERYONE)).isEmpty();
    assertThat(shelf.current(GraphFixture.EVERYONE)).isEmpty();
  }

  @Test
  void leasesTheCurrentSnapshot() throws IOException {
    open(first);

    try (LeasedSnapshot leased = shelf.lease(GraphFixture.EVERYONE).orElseThrow()) {
      assertThat(leased.ref()).isEqualTo(first);
      assertThat(leased.snapshot().artistOrdinal(1)).isNotNegative();
    }
  }

  @Test
  void keepsALeasedSnapshotReadableAfterTheSwitch() throws IOException {
    open(first);
    try (LeasedSnapshot leased = shelf.lease(GraphFixture.EVERYONE).orElseThrow()) {
      open(second);

      assertThat(shelf.current(GraphFixture.EVERYONE)).contains(second);
      assertThat(leased.snapshot().artistName(leased.snapshot().artistOrdinal(1))).isEqualTo("Ana");
    }
  }

  @Test
  void leasesASnapshotByNameOnlyWhileItIsTheOpenOne() throws IOException {
    open(first);
    open(second);

    assertThat(shelf.lease(first)).isEmpty();
    assertThat(shelf.lease(second)).isPresent().get().satisfies(LeasedSnapshot::close);
    assertThat(shelf.fingerprints()).containsExactly(second.fingerprint());
  }

  @Test
  void givesNoTasksToASnapshotThatDoesNotStayInMemory() throws IOException {
    open(second);
    shelf.resident(Map.of(second, SnapshotShelf.LEAST_RESIDENT_PERCENT - 1));

    assertThat(shelf.fingerprints()).isEmpty();
    assertThat(shelf.pressure()).contains("too little memory", second.path() + " 79 %");
    assertThat(new NodeReport("n", "pi-1", graphRoot, shelf).state(List.of(), List.of()).trouble())
        .isEqualTo(shelf.pressure());
    assertThat(shelf.lease(second))
        .as("a route")
        .isPresent()
        .get()
        .satisfies(LeasedSnapshot::close);

    shelf.resident(Map.of(second, SnapshotShelf.LEAST_RESIDENT_PERCENT));

    assertThat(shelf.fingerprints()).containsExactly(second.fingerprint());
    assertThat(shelf.pressure()).isEmpty();
  }

  @Test
  void goesOnWithTheSnapshotsThatStayInMemory() throws IOException {
    open(second);
    SnapshotRef band = GraphFixture.publish(graphRoot, new RulesetId("band"), 0);
    open(band);
    shelf.resident(Map.of(second, 10, band, 100));

    assertThat(shelf.fingerprints()).containsExactly(band.fingerprint());
    assertThat(shelf.pressure()).isEmpty();
  }

  @Test
  void leasesNothingFromASnapshotThatWasClosedWithoutSuccessor() throws IOException {
    open(first);
    LeasedSnapshot leased = shelf.lease(GraphFixture.EVERYONE).orElseThrow();
    leased.snapshot().close();
    leased.close();

    assertThat(shelf.lease(GraphFixture.EVERYONE)).isEmpty();
  }

  @Test
  void listsRulesetsByName() throws IOException {
    open(first);
    open(GraphFixture.publish(graphRoot, new RulesetId("band"), 0));

    assertThat(shelf.rulesets()).extracting(RulesetId::value).containsExactly("band", "everyone");
  }

  private void open(SnapshotRef ref) throws IOException {
    ShelfFixture.open(shelf, GraphFixture.directory(graphRoot, ref));
  }
}
