package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.testkit.damage.DamagedCopy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {

  @TempDir private Path directory;

  @Test
  void replacesAFileAndLeavesNothingElseBehind() throws IOException {
    Path file = directory.resolve("pointer");
    DurableFiles.write(file, "old".getBytes(StandardCharsets.UTF_8));
    DurableFiles.write(file, "new".getBytes(StandardCharsets.UTF_8));
    assertThat(file).hasContent("new");
    assertThat(DamagedCopy.filesOf(directory)).containsExactly("pointer");
  }

  @Test
  void leavesNothingBehindWhenAFileCannotBeReplaced() throws IOException {
    Path taken = Files.createDirectory(directory.resolve("taken"));
    Files.createDirectory(taken.resolve("by-a-folder"));
    assertThatThrownBy(() -> DurableFiles.write(taken, new byte[3]))
        .isInstanceOf(IOException.class);
    assertThat(DamagedCopy.filesOf(directory)).containsExactly("taken");
  }

  @Test
  void publishesADirectoryWithAllItHolds() throws IOException {
    Path staged = Files.createDirectories(directory.resolve("staging/one"));
    Files.writeString(Files.createDirectory(staged.resolve("inner")).resolve("file"), "content");
    Path target = directory.resolve("published/2026-11/one");
    DurableFiles.publish(staged, target);
    assertThat(target.resolve("inner/file")).hasContent("content");
    assertThat(staged).doesNotExist();
  }

  @Test
  void neverPublishesOverWhatIsThere() throws IOException {
    Path staged = Files.createDirectories(directory.resolve("staged"));
    Path target = Files.createDirectories(directory.resolve("target"));
    Files.writeString(target.resolve("file"), "published");
    assertThatThrownBy(() -> DurableFiles.publish(staged, target)).isInstanceOf(IOException.class);
    assertThat(target.resolve("file")).hasContent("published");
  }

  @Test
  void removesATreeButNotWhatItsLinksPointTo() throws IOException {
    Path outside = Files.writeString(directory.resolve("outside"), "kept");
    Path tree = directory.resolve("tree");
    Path inner = Files.createDirectories(tree.resolve("inner"));
    Files.createSymbolicLink(inner.resolve("link"), outside);
    DurableFiles.deleteTree(tree);
    assertThat(tree).doesNotExist();
    assertThat(outside).hasContent("kept");
  }

  @Test
  void removingWhatIsNotThereIsNothingToDo() throws IOException {
    DurableFiles.deleteTree(directory.resolve("never"));
    assertThat(DamagedCopy.filesOf(directory)).isEmpty();
  }

  @Test
  void removesWhatKilledWritesLeftAndNothingElse() throws IOException {
    Path file = Files.writeString(directory.resolve("pointer"), "kept");
    Files.writeString(directory.resolve(".pointer-0b5f.tmp"), "hal");
    Files.writeString(directory.resolve(".other-0b5f.tmp"), "of another file");
    DurableFiles.removeUnfinished(file);
    assertThat(DamagedCopy.filesOf(directory)).containsExactly(".other-0b5f.tmp", "pointer");
  }

  @Test
  void syncsAFileAndTheDirectoriesThatHoldIt() throws IOException {
    Path inner = Files.createDirectories(directory.resolve("one/two"));
    Path file = Files.writeString(inner.resolve("file"), "content");
    DurableFiles.sync(file, directory);
    assertThat(file).hasContent("content");
    assertThatThrownBy(() -> DurableFiles.sync(inner.resolve("never"), directory))
        .isInstanceOf(IOException.class);
  }
}
