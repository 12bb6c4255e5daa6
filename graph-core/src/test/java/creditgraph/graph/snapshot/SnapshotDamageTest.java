package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.testkit.damage.Damage;
import creditgraph.testkit.damage.DamagedCopy;
import creditgraph.testkit.seed.TestSeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every file hurt in every way: the check names the file, and opening never crashes the JVM.
class SnapshotDamageTest {

  private static final int HOLES = 4;

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

  @TestFactory
  List<DynamicTest> aBitTurnedAnywhereIsNamed() throws IOException {
    var seed = TestSeed.of("SnapshotDamageTest");
    var sound = SmallWorld.build(temporary.resolve("sound-to-flip"));
    var tests = new ArrayList<DynamicTest>();
    for (var file : DamagedCopy.filesOf(sound)) {
      var size = (int) Files.size(sound.resolve(file));
      var random = new Random(seed);
      // Header and footer, then anywhere.
      var offsets = IntStream.of(0, 9, 20, 61, size - 61, size - 40, size - 30, size - 3);
      IntStream.concat(offsets, random.ints(12, 0, size))
          .forEach(offset ->
              tests.add(
                  DynamicTest.dynamicTest(
                      file + ", byte " + offset,
                      () -> {
                        var copy = Files.createTempDirectory(temporary, "flipped");
                        DamagedCopy.flipped(sound, copy, file, offset, offset % 8);
                        assertNamed(copy, file);
                      })));
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> aHoleOfZerosAnywhereIsNamed() throws IOException {
    var seed = TestSeed.of("SnapshotDamageTest");
    var sound = SmallWorld.build(temporary.resolve("sound-to-hole"));
    var tests = new ArrayList<DynamicTest>();
    for (var file : DamagedCopy.filesOf(sound)) {
      var bytes = Files.readAllBytes(sound.resolve(file));
      var random = new Random(seed);
      for (int left = HOLES; left > 0; ) {
        int start = random.nextInt(bytes.length);
        int end = start + 1 + random.nextInt(bytes.length - start);
        // Zeros on zeros are no damage.
        if (IntStream.range(start, end).anyMatch(at -> bytes[at] != 0)) {
          left--;
          tests.add(
              DynamicTest.dynamicTest(
                  "%s, zeros from %d to %d".formatted(file, start, end),
                  () -> {
                    var copy = Files.createTempDirectory(temporary, "holed");
                    DamagedCopy.holed(sound, copy, file, start, end);
                    assertNamed(copy, file);
                  }));
        }
      }
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> aCutAnywhereIsNamedAndRefused() throws IOException {
    var sound = SmallWorld.build(temporary.resolve("sound-to-cut"));
    var tests = new ArrayList<DynamicTest>();
    for (var file : DamagedCopy.filesOf(sound)) {
      var size = (int) Files.size(sound.resolve(file));
      for (var length : List.of(0, 1, 63, 64, 127, size / 3, size - 65, size - 64, size - 1)) {
        tests.add(
            DynamicTest.dynamicTest(
                file + " cut to " + length,
                () -> {
                  var copy = Files.createTempDirectory(temporary, "cut");
                  DamagedCopy.cut(sound, copy, file, length);
                  assertNamed(copy, file);
                  assertThatThrownBy(() -> Snapshot.open(copy))
                      .isInstanceOf(SnapshotDamaged.class)
                      .hasMessageContaining(file);
                }));
      }
    }
    return tests;
  }

  @ParameterizedTest
  @EnumSource(FileKind.class)
  void aFileOfAnotherSnapshotIsNamedAndRefused(FileKind kind) throws IOException {
    var copy = SmallWorld.build(Files.createTempDirectory(temporary, "mixed"));
    var other = Files.createTempDirectory(temporary, "other");
    SmallWorld.build(other, SmallWorld.artists(), SmallWorld.releases().subList(1, 7));
    Files.copy(
        other.resolve(kind.fileName),
        copy.resolve(kind.fileName),
        StandardCopyOption.REPLACE_EXISTING);
    assertNamed(copy, kind.fileName);
    assertThatThrownBy(() -> Snapshot.open(copy))
        .isInstanceOf(SnapshotDamaged.class)
        .hasMessageContaining(kind.fileName);
  }

  @Test
  void allDamagedFilesAreReportedAtOnce() throws IOException {
    var copy = SmallWorld.build(Files.createTempDirectory(temporary, "several"));
    Files.delete(copy.resolve("evidence.mcg"));
    Files.write(copy.resolve("roles.mcg"), new byte[1], StandardOpenOption.APPEND);
    Files.write(copy.resolve("stray.mcg"), new byte[1]);
    assertThat(SnapshotCheck.check(copy).faults())
        .extracting(CheckReport.Fault::file)
        .contains("evidence.mcg", "roles.mcg", "stray.mcg")
        .doesNotContain("artist-ids.mcg", "components.mcg");
  }

  /// Opening is in proportion to the number of files: it does not look into sections.
  @ParameterizedTest
  @EnumSource(FileKind.class)
  void aDamagedSectionIsLeftToTheCheck(FileKind kind) throws IOException {
    var sound = SmallWorld.build(Files.createTempDirectory(temporary, "sections"));
    var copy = Files.createTempDirectory(temporary, "section");
    DamagedCopy.flipped(sound, copy, kind.fileName, FileLayout.HEADER_BYTES, 7);
    Snapshot.open(copy).close();
    assertNamed(copy, kind.fileName);
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

  private static void assertNamed(Path directory, String file) throws IOException {
    assertThat(SnapshotCheck.check(directory).faults())
        .extracting(CheckReport.Fault::file)
        .contains(file);
    try {
      assertThat(ReadEverything.ofDamagedGraph(directory)).isNotNegative();
    } catch (SnapshotException refused) {
      assertThat(refused).hasMessageContaining(directory.toString());
    }
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
