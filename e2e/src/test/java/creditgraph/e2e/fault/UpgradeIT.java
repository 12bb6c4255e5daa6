package creditgraph.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.e2e.fault.Endurance.Fault;
import creditgraph.e2e.fault.Endurance.Notice;
import creditgraph.e2e.fault.Endurance.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// A cluster that is brought to a new version node by node while it computes: workers first, the
/// control node last, for its journal is one that an older coordinator cannot read any more.
/// `-Dcreditgraph.upgrade.from=DIR` names `cluster-node/target/node` of an older commit's build.
@EnabledIfSystemProperty(
    named = "creditgraph.upgrade.from",
    matches = ".+",
    disabledReason = "takes an older distribution; -Dcreditgraph.upgrade.from=DIR")
@Timeout(1_800)
class UpgradeIT {

  /// Longer than three nodes take to leave and to come back.
  private static final int PAIRS = 4 * Endurance.PAIRS;

  @TempDir private Path directory;

  @Test
  void nodesAreReplacedOneByOne() throws Exception {
    Path older = Path.of(System.getProperty("creditgraph.upgrade.from"));
    assertThat(older.resolve("lib")).as("a built node").isDirectory();
    World world = World.make(directory.resolve("world"));
    Outcome alone = Endurance.alone(directory.resolve("alone"), world, PAIRS);
    try (FaultCluster cluster =
        FaultCluster.start(directory.resolve("three"), world, Site.loopback(3), older)) {
      Endurance.of(world, cluster, alone, PAIRS)
          .survives("upgraded", Notice.A_PAUSE, replaced(1, 2, 0));
      assertThat(cluster.control().lines("node serving", "sample finished"))
          .as("served by each version; finished by the new one")
          .containsExactly("node serving", "node serving", "sample finished");
    }
  }

  private static Fault replaced(int... numbers) {
    return cluster -> {
      for (int number : numbers) {
        FaultNode node = cluster.node(number);
        node.leave();
        node.startAgain(FaultNode.BUILT);
        cluster.awaitWhole();
        System.out.println(node.name() + " replaced");
      }
    };
  }
}
