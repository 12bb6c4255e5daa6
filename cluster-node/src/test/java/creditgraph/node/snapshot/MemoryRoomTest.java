package creditgraph.node.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.node.GraphFixture;
import creditgraph.node.snapshot.SnapshotOpener.Cause;
import creditgraph.node.snapshot.SnapshotOpener.Look;
import creditgraph.protocol.RulesetId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MemoryRoomTest {

  private static final long MEGA = 1_000_000;

  @Test
  void takesWhatFitsBesideTheProcess() {
    MemoryRoom room = new MemoryRoom(300 * MEGA, 160 * MEGA, 500 * MEGA);

    assertThat(room.refusal(140 * MEGA, 0)).isEmpty();
    assertThat(room.refusal(141 * MEGA, 0)).isPresent();
    assertThat(room.refusal(100 * MEGA, 41 * MEGA))
        .contains(
            "its topology of 100 MB cannot stay in memory: beside 41 MB of other snapshots and 160 MB for the process, 300 MB are the limit");
  }

  @Test
  void takesNoMoreThanTheMachineHasNow() {
    MemoryRoom room = new MemoryRoom(1000 * MEGA, 160 * MEGA, 90 * MEGA);

    assertThat(room.refusal(90 * MEGA, 0)).isEmpty();
    assertThat(room.refusal(60 * MEGA, 40 * MEGA))
        .get()
        .asString()
        .contains("90 MB are available on the machine");
  }

  @Test
  void readsThisMachine() throws IOException {
    MemoryRoom room = MemoryRoom.ofThisProcess();

    assertThat(room.privateBytes()).isGreaterThan(Runtime.getRuntime().maxMemory());
    assertThat(room.limitBytes()).isPositive();
    assertThat(room.availableBytes()).isPositive();
  }

  @Test
  void keepsASnapshotClosedThatDoesNotFitAndOpensItWhenItDoes(@TempDir Path graphRoot)
      throws IOException {
    GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 0);
    GraphFixture.publish(graphRoot, new RulesetId("band"), 0);
    Look both = opener(graphRoot, Long.MAX_VALUE).look(Set.of(), List.of());
    long one = both.opened().getFirst().snapshot().manifest().topologyBytes();

    Look first = opener(graphRoot, one + one / 2).look(Set.of(), List.of());

    assertThat(both.opened()).hasSize(2);
    assertThat(both.resident())
        .hasSize(2)
        .allSatisfy((_, percent) -> assertThat(percent).isEqualTo(100));
    assertThat(first.opened())
        .extracting(opened -> opened.ref().ruleset().value())
        .containsExactly("band");
    assertThat(first.refusals())
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.cause()).isEqualTo(Cause.UNUSABLE);
          assertThat(refusal.reason()).contains("cannot stay in memory");
        });
    both.opened().forEach(opened -> opened.snapshot().close());
    first.opened().forEach(opened -> opened.snapshot().close());
  }

  private static SnapshotOpener opener(Path graphRoot, long available) {
    return new SnapshotOpener(
        new GraphRoot(graphRoot),
        SnapshotExtent.WHOLE,
        () -> new MemoryRoom(Long.MAX_VALUE, 0, available));
  }
}
