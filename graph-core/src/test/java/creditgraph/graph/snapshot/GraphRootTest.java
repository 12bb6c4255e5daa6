package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.testkit.damage.DamagedCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphRootTest {

  @TempDir private Path directory;
  private GraphRoot root = new GraphRoot(Path.of(""));

  @BeforeEach
  void create() {
    root = new GraphRoot(directory);
  }

  @Test
  void hasNothingCurrentAtFirst() throws IOException {
    assertThat(root.currentRulesets()).isEmpty();
    assertThat(root.current("everyone")).isEmpty();
  }

  @Test
  void pointsToWhatWasMadeCurrent() throws IOException {
    Path october = snapshot("2026-10", "everyone", "aa");
    Path november = snapshot("2026-11", "everyone", "bb");
    root.makeCurrent(october);
    assertThat(root.current("everyone")).hasValue(october);
    root.makeCurrent(november);
    assertThat(root.current("everyone")).hasValue(november);
    assertThat(directory.resolve("current/everyone"))
        .hasContent("2026-11/everyone/bb\n2026-10/everyone/aa\n");
  }

  @Test
  void remembersTheOneThatWasCurrentBefore() throws IOException {
    Path october = snapshot("2026-10", "everyone", "aa");
    Path november = snapshot("2026-11", "everyone", "bb");
    root.makeCurrent(october);
    assertThat(root.previous("everyone")).isEmpty();
    root.makeCurrent(november);
    assertThat(root.previous("everyone")).hasValue(october);
    root.makeCurrent(november);
    assertThat(root.previous("everyone")).as("said twice").hasValue(october);
    root.makeCurrent(october);
    assertThat(root.previous("everyone")).as("gone back").hasValue(november);
  }

  @Test
  void aSnapshotThatIsGoneIsNotThePreviousOne() throws IOException {
    Path october = snapshot("2026-10", "everyone", "aa");
    root.makeCurrent(october);
    root.makeCurrent(snapshot("2026-11", "everyone", "bb"));
    DurableFiles.deleteTree(october);
    assertThat(root.previous("everyone")).isEmpty();
  }

  @Test
  void aPointerThatLeadsNowhereIsMendedAndKeepsThePreviousOne() throws IOException {
    Path october = snapshot("2026-10", "everyone", "aa");
    Path november = snapshot("2026-11", "everyone", "bb");
    root.makeCurrent(october);
    root.makeCurrent(november);
    DurableFiles.deleteTree(november);
    Path december = snapshot("2026-12", "everyone", "cc");
    root.makeCurrent(december);
    assertThat(root.current("everyone")).hasValue(december);
    assertThat(root.previous("everyone")).hasValue(october);
  }

  @Test
  void listsEverySnapshotAndNothingElse() throws IOException {
    Path october = snapshot("2026-10", "everyone", "aa");
    Path november = snapshot("2026-11", "performers", "bb");
    root.makeCurrent(november);
    Files.createDirectories(directory.resolve("2026-11/performers/no-manifest"));
    Files.createFile(directory.resolve(".lock"));
    assertThat(root.snapshots()).containsExactly(october, november);
    assertThat(new GraphRoot(directory.resolve("none")).snapshots()).isEmpty();
  }

  @Test
  void removesWhatAKilledSwitchHasLeft() throws IOException {
    root.removeUnfinished();
    root.makeCurrent(snapshot("2026-11", "everyone", "bb"));
    Path left = Files.createFile(directory.resolve("current/.everyone-123.tmp"));
    root.removeUnfinished();
    assertThat(left).doesNotExist();
    assertThat(root.current("everyone")).isPresent();
  }

  @Test
  void keepsAPointerForEachRuleset() throws IOException {
    root.makeCurrent(snapshot("2026-11", "performers", "aa"));
    root.makeCurrent(snapshot("2026-11", "everyone", "bb"));
    assertThat(root.currentRulesets()).containsExactly("everyone", "performers");
    assertThat(DamagedCopy.filesOf(directory.resolve("current")))
        .containsExactly("everyone", "performers");
  }

  @Test
  void showsReadersOnePointerOrTheOtherAndNeverLess() throws IOException {
    Path one = snapshot("2026-10", "everyone", "aa");
    Path other = snapshot("2026-11", "everyone", "bb");
    root.makeCurrent(one);
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Long> reads =
        CompletableFuture.supplyAsync(() -> readUntil(done, one, other));
    for (int flip = 0; flip < 40; flip++) {
      root.makeCurrent(flip % 2 == 0 ? other : one);
    }
    done.set(true);
    assertThat(reads.join()).isPositive();
  }

  @Test
  void refusesToMakeCurrentWhatIsNoSnapshotOfItsOwn() throws IOException {
    Path noManifest = Files.createDirectories(directory.resolve("2026-11/everyone/cc"));
    Path tooDeep = Files.createDirectories(snapshot("2026-11", "everyone", "dd").resolve("ee"));
    Files.createFile(tooDeep.resolve(Manifest.FILE_NAME));
    for (Path wrong : new Path[] {noManifest, tooDeep, directory, directory.resolve("../x/y/z")}) {
      assertThatThrownBy(() -> root.makeCurrent(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("<month>/<ruleset>/<fingerprint>");
    }
    assertThat(root.currentRulesets()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "../x", "-x", "ä", " "})
  void refusesNamesThatCouldLeaveTheFolder(String name) {
    assertThatThrownBy(() -> root.directory("2026-11", name, "aa"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ruleset");
    assertThatThrownBy(() -> root.current(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAMonthThatIsThePointersFolder() {
    assertThatThrownBy(() -> root.directory("current", "everyone", "aa"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11",
        "2026-11/everyone",
        "2026-11/everyone/aa/more",
        "2026-11/everyone/../../../etc",
        "../everyone/aa",
        "current/everyone/aa",
        "2026-11/performers/aa",
        "2026-11/everyone/not-there",
        "not a line\n2026-11/everyone/aa",
        "2026-11/everyone/aa\n2026-11/everyone/aa\nmore"
      })
  void namesAPointerThatLeadsToNoSnapshot(String line) throws IOException {
    snapshot("2026-11", "everyone", "aa");
    snapshot("2026-11", "performers", "aa");
    Files.createDirectory(directory.resolve("current"));
    Path pointer = Files.writeString(directory.resolve("current/everyone"), line);
    assertThatThrownBy(() -> root.current("everyone"))
        .isInstanceOf(SnapshotDamaged.class)
        .hasMessageContaining(pointer.toString());
  }

  @Test
  void namesAPointerThatIsAWholeFile() throws IOException {
    Files.createDirectory(directory.resolve("current"));
    Files.write(directory.resolve("current/everyone"), new byte[5000]);
    assertThatThrownBy(() -> root.current("everyone"))
        .isInstanceOf(SnapshotDamaged.class)
        .hasMessageContaining("more than two lines");
  }

  private long readUntil(AtomicBoolean done, Path one, Path other) {
    try {
      long reads = 0;
      do {
        assertThat(root.current("everyone").orElseThrow()).isIn(one, other);
        reads++;
      } while (!done.get());
      return reads;
    } catch (IOException e) {
      throw new AssertionError("a reader met a pointer in the making", e);
    }
  }

  private Path snapshot(String month, String ruleset, String fingerprint) throws IOException {
    Path snapshot = Files.createDirectories(root.directory(month, ruleset, fingerprint));
    Files.createFile(snapshot.resolve(Manifest.FILE_NAME));
    return snapshot;
  }
}
