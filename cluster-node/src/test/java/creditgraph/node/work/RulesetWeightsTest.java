package creditgraph.node.work;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.game.ruleset.RulesetFile;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.node.GraphFixture;
import creditgraph.protocol.SnapshotRef;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulesetWeightsTest {

  @TempDir Path graphRoot;
  private final RulesetWeights weights = new RulesetWeights();

  @Test
  void areReadOnceForAllSnapshotsUnderOneText() throws IOException {
    try (Snapshot one = open(GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 4));
        Snapshot other = open(GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 5))) {
      assertThat(weights.of(one))
          .isEqualTo(RulesetFile.parse("again", one.manifest().rulesetText()).weights())
          .isSameAs(weights.of(one))
          .isSameAs(weights.of(other));
    }
  }

  private Snapshot open(SnapshotRef ref) throws IOException {
    return Snapshot.openForSearch(GraphFixture.directory(graphRoot, ref));
  }
}
