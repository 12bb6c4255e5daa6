package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.testkit.damage.Damage;
import creditgraph.testkit.damage.DamagedCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every file hurt in every way: the check names the file, and opening never crashes the JVM.
class SnapshotDamageTest {

  @TempDir private static Path temporary;

  @TestFactory
  List<DynamicTest> everyDamageOfEveryFileIsNamed() throws IOException {
    var sound = SmallWorld.build(temporary.resolve("sound"));
    var tests = new ArrayList<DynamicTest>();
    for (var file : DamagedCopy.filesOf(sound)) {
      for (var damage : Damage.values()) {
        tests.add(DynamicTest.dynamicTest(damage + " " + file, () -> isNamed(sound, file, damage)));
      }
    }
    return tests;
  }

  private static void isNamed(Path sound, String file, Damage damage) throws IOException {
    var copy = Files.createTempDirectory(temporary, "hurt");
    DamagedCopy.of(sound, copy, file, damage);

    var report = SnapshotCheck.check(copy);

    assertThat(report.isClean()).isFalse();
    assertThat(report.faults()).anyMatch(fault -> fault.toString().contains(file));
    openOrRefuse(copy);
  }

  @Test
  void filesThatTradedPlacesAreNamed() throws IOException {
    var sound = SmallWorld.build(temporary.resolve("sound-to-swap"));
    var files =
        DamagedCopy.filesOf(sound).stream()
            .filter(name -> !name.equals(Manifest.FILE_NAME))
            .toList();
    for (int i = 1; i < files.size(); i++) {
      var copy = Files.createTempDirectory(temporary, "swapped");
      DamagedCopy.swapped(sound, copy, files.get(i - 1), files.get(i));
      assertThat(SnapshotCheck.check(copy).isClean()).isFalse();
      openOrRefuse(copy);
    }
  }

  @Test
  void aSoundSnapshotIsClean() throws IOException {
    assertThat(SnapshotCheck.check(SmallWorld.build(temporary.resolve("clean"))).faults())
        .isEmpty();
  }

  @Test
  void aFolderThatIsNoSnapshotIsNamed() throws IOException {
    var empty = Files.createTempDirectory(temporary, "empty");
    assertThat(SnapshotCheck.check(empty).isClean()).isFalse();
    assertThatThrownBy(() -> Snapshot.open(empty))
        .isInstanceOf(SnapshotDamaged.class)
        .hasMessageContaining(empty.toString());
  }

  /// Opening checks structure alone, so it may take a snapshot whose content is hurt; what it does
  /// take can be closed, and what it refuses it refuses with a named failure.
  private static void openOrRefuse(Path directory) throws IOException {
    try {
      Snapshot.open(directory).close();
    } catch (SnapshotException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
