package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphRootTest {

  private GraphRoot root;

  @BeforeEach
  void create(@TempDir Path temporary) {
    root = new GraphRoot(temporary.resolve("graph"));
  }

  @Test
  void hasNoCurrentSnapshotAtFirst() throws IOException {
    assertThat(root.currentRulesets()).isEmpty();
    assertThat(root.current("performers")).isEmpty();
  }

  @Test
  void makesASnapshotCurrentAndMovesOn() throws IOException {
    var first = published("2026-10");
    var second = published("2026-11");
    root.makeCurrent(first);
    assertThat(root.current("everyone")).contains(first);
    root.makeCurrent(second);
    assertThat(root.current("everyone")).contains(second);
    assertThat(root.currentRulesets()).containsExactly("everyone");
    assertThat(first).isDirectory();
  }

  @Test
  void refusesToPointAtWhatIsNotThere() throws IOException {
    var first = published("2026-10");
    root.makeCurrent(first);
    var nowhere = root.directory("2026-11", "everyone", "0".repeat(32));
    assertThatThrownBy(() -> root.makeCurrent(nowhere)).hasMessageContaining("2026-11");
    assertThat(root.current("everyone")).contains(first);
  }

  private Path published(String month) throws IOException {
    var staging = Files.createTempDirectory("graph-root-test");
    var fingerprint = Manifest.read(SmallWorld.build(staging.resolve("built"))).fingerprint();
    var target = root.directory(month, "everyone", fingerprint);
    Files.createDirectories(target.getParent());
    return Files.move(staging.resolve("built"), target);
  }
}
