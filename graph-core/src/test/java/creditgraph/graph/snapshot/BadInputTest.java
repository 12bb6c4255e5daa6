package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditgraph.graph.csr.OrdinalOutOfRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be wrong with what a program is given, each with its own named answer.
class BadInputTest {

  @TempDir private Path temporary;

  // A directory that is not a snapshot.

  @Test
  void namesADirectoryThatIsNotThere() {
    assertNoSnapshot(temporary.resolve("nowhere"));
  }

  @Test
  void namesADirectoryWithoutManifest() throws IOException {
    assertNoSnapshot(Files.createDirectory(temporary.resolve("empty")));
  }

  @Test
  void namesAFileInPlaceOfADirectory() throws IOException {
    assertNoSnapshot(Files.writeString(temporary.resolve("file"), "text"));
  }

  @Test
  void namesAManifestThatIsADirectory() throws IOException {
    Path directory = SmallWorld.build(temporary.resolve("snapshot"));
    Files.delete(directory.resolve(Manifest.FILE_NAME));
    Files.createDirectory(directory.resolve(Manifest.FILE_NAME));
    assertNoSnapshot(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "not JSON", "{\"graph_format\": 1}"})
  void namesAManifestOfSomethingElse(String text) throws IOException {
    Path directory = Files.createDirectory(temporary.resolve("other"));
    Files.writeString(directory.resolve(Manifest.FILE_NAME), text);
    assertThatThrownBy(() -> Snapshot.open(directory))
        .isInstanceOf(SnapshotDamaged.class)
        .hasMessageContaining(directory.resolve(Manifest.FILE_NAME).toString());
    assertThat(SnapshotCheck.check(directory).isClean()).isFalse();
  }

  // Another version.

  @Test
  void namesASnapshotOfALaterVersion() throws IOException {
    Resealed resealed = Resealed.of(SmallWorld.build(temporary.resolve("snapshot")));
    resealed.manifest().put("graph_format", 2L);
    resealed.manifest().put("compatibility", Map.of("oldest_reader_format", 2L));
    Path later = resealed.writeTo(Files.createDirectory(temporary.resolve("later")));
    assertThatThrownBy(() -> Snapshot.open(later))
        .isInstanceOf(FormatTooNew.class)
        .hasMessageContaining(later.toString())
        .hasMessageContaining("use a newer program");
  }

  @Test
  void namesASnapshotOfAnEarlierVersion() throws IOException {
    Resealed resealed = Resealed.of(SmallWorld.build(temporary.resolve("snapshot")));
    resealed.manifest().put("graph_format", 0L);
    Path earlier = resealed.writeTo(Files.createDirectory(temporary.resolve("earlier")));
    assertThatThrownBy(() -> Snapshot.open(earlier))
        .isInstanceOf(FormatTooOld.class)
        .hasMessageContaining(earlier.toString())
        .hasMessageContaining("build the snapshot again");
  }

  // Half a copy.

  @Test
  void namesACopyThatStoppedBeforeTheManifest() throws IOException {
    Path directory = SmallWorld.build(temporary.resolve("snapshot"));
    Files.delete(directory.resolve(Manifest.FILE_NAME));
    assertNoSnapshot(directory);
  }

  @ParameterizedTest
  @EnumSource(FileKind.class)
  void namesTheFileThatACopyLacks(FileKind kind) throws IOException {
    Path directory = SmallWorld.build(temporary.resolve("snapshot"));
    Files.delete(directory.resolve(kind.fileName));
    assertThatThrownBy(() -> Snapshot.open(directory))
        .isInstanceOf(SnapshotDamaged.class)
        .hasMessageContaining(directory.resolve(kind.fileName) + " is missing");
  }

  @ParameterizedTest
  @EnumSource(FileKind.class)
  void namesTheFileThatACopyHasHalfOf(FileKind kind) throws IOException {
    Path directory = SmallWorld.build(temporary.resolve("snapshot"));
    Path file = directory.resolve(kind.fileName);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> Snapshot.open(directory))
        .isInstanceOf(SnapshotDamaged.class)
        .hasMessageContaining(
            "%s: expected %d bytes, found %d".formatted(file, bytes.length, bytes.length / 2));
  }

  // A file changed after opening.

  @Test
  void doesNotSeeAFileThatReplacedOneItHasOpen() throws IOException {
    Path directory = SmallWorld.build(temporary.resolve("snapshot"));
    try (Snapshot snapshot = Snapshot.open(directory)) {
      for (FileKind kind : FileKind.values()) {
        Path other = Files.write(temporary.resolve("other"), new byte[10]);
        Files.move(other, directory.resolve(kind.fileName), StandardCopyOption.REPLACE_EXISTING);
      }
      assertThat(snapshot.artistName(snapshot.artistOrdinal(10))).isEqualTo("Ada Ström");
      assertThat(SnapshotCheck.check(directory).faults())
          .extracting(CheckReport.Fault::file)
          .contains(FileKind.ARTIST_LABELS.fileName);
    }
  }

  @Test
  void namesTheFileThatWasOverwrittenWhileOpen() throws IOException {
    Path directory = SmallWorld.build(temporary.resolve("snapshot"));
    try (Snapshot snapshot = Snapshot.open(directory)) {
      overwrite(directory.resolve(FileKind.ARTIST_IDS.fileName));
      overwrite(directory.resolve(FileKind.ARTIST_LABELS.fileName));
      overwrite(directory.resolve(FileKind.RELEASE_LABELS.fileName));
      overwrite(directory.resolve(FileKind.EVIDENCE.fileName));
      overwrite(directory.resolve(FileKind.ROLES.fileName));
      assertNamed(FileKind.ARTIST_IDS, () -> snapshot.artistOrdinal(10));
      assertNamed(FileKind.ARTIST_LABELS, () -> snapshot.artistName(0));
      assertNamed(FileKind.RELEASE_LABELS, () -> snapshot.label(0));
      int artist = firstArtist(snapshot);
      assertNamed(FileKind.EVIDENCE, () -> snapshot.evidence(0, artist));
      assertNamed(FileKind.ROLES, () -> snapshot.roles(0, artist));
    }
  }

  /// The one thing that cannot be prevented: the JVM reports lost memory with an `InternalError`.
  /// It must live on.
  @Test
  void theJvmOutlivesFilesThatAreCutWhileOpen() throws IOException, InterruptedException {
    Path directory = SmallWorld.build(temporary.resolve("snapshot"));
    Path output = temporary.resolve("output");
    Process reader =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:-CreateCoredumpOnCrash",
                "-cp",
                System.getProperty("java.class.path"),
                TruncatedUnderMapping.class.getName(),
                directory.toString())
            .directory(temporary.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(reader.waitFor(60, TimeUnit.SECONDS)).isTrue();
    // Compiled code reports the loss a little later than it happens: perhaps outside of any catch.
    assertThat(Files.readString(output)).containsPattern("refused [1-9][0-9]* of|InternalError");
    assertThat(reader.exitValue()).as("not the signal of a crash").isIn(0, 1);
  }

  // An id out of range.

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 11, 80, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void saysThatAnIdIsAbsent(int id) throws IOException {
    try (Snapshot snapshot = Snapshot.open(SmallWorld.build(temporary.resolve("snapshot")))) {
      assertThat(snapshot.artistOrdinal(id)).isEqualTo(Snapshot.ABSENT);
      assertThat(snapshot.releaseOrdinal(id)).isEqualTo(Snapshot.ABSENT);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 7, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void namesAnOrdinalOutOfRange(int ordinal) throws IOException {
    try (Snapshot snapshot = Snapshot.open(SmallWorld.build(temporary.resolve("snapshot")))) {
      List<Runnable> questions =
          List.of(
              () -> snapshot.artistId(ordinal),
              () -> snapshot.releaseId(ordinal),
              () -> snapshot.artistName(ordinal),
              () -> snapshot.artistReleases(ordinal),
              () -> snapshot.artist(ordinal),
              () -> snapshot.label(ordinal),
              () -> snapshot.evidence(ordinal, 0));
      for (Runnable question : questions) {
        assertThatThrownBy(question::run)
            .isInstanceOf(OrdinalOutOfRange.class)
            .hasMessageContaining("ordinal " + ordinal + ": expected 0 to 6");
      }
    }
  }

  // A closed snapshot.

  @TestFactory
  List<DynamicTest> namesAQuestionToAClosedSnapshot() throws IOException {
    Path directory = SmallWorld.build(temporary.resolve("snapshot"));
    return List.of(
        closed("artistOrdinal", directory, snapshot -> snapshot.artistOrdinal(10)),
        closed("artistId", directory, snapshot -> snapshot.artistId(0)),
        closed("releaseOrdinal", directory, snapshot -> snapshot.releaseOrdinal(100)),
        closed("releaseId", directory, snapshot -> snapshot.releaseId(0)),
        closed("artistName", directory, snapshot -> snapshot.artistName(0)),
        closed("artistReleases", directory, snapshot -> snapshot.artistReleases(0)),
        closed("artist", directory, snapshot -> snapshot.artist(0)),
        closed("label", directory, snapshot -> snapshot.label(0)),
        closed("evidence", directory, snapshot -> snapshot.evidence(0, 0)),
        closed("roles", directory, snapshot -> snapshot.roles(0, 0)),
        closed("lease", directory, Snapshot::lease));
  }

  private static DynamicTest closed(String name, Path directory, Consumer<Snapshot> question) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Snapshot snapshot = Snapshot.open(directory);
          snapshot.close();
          assertThatThrownBy(() -> question.accept(snapshot))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining(snapshot.manifest().fingerprint())
              .hasMessageContaining("is closed");
        });
  }

  private static void assertNoSnapshot(Path path) {
    assertThatThrownBy(() -> Snapshot.open(path))
        .isInstanceOf(SnapshotDamaged.class)
        .hasMessageContaining(path + " is not a snapshot");
    assertThat(SnapshotCheck.check(path).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("is not a snapshot"));
  }

  private static void assertNamed(FileKind kind, Runnable question) {
    assertThatThrownBy(question::run)
        .isInstanceOf(SnapshotDamaged.class)
        .hasMessageContaining(kind.fileName);
  }

  private static int firstArtist(Snapshot snapshot) {
    int[] artists = new int[snapshot.graph().artistsOn(0)];
    snapshot.graph().artists(0, artists);
    return artists[0];
  }

  /// In place, so that a mapping sees it.
  private static void overwrite(Path file) throws IOException {
    byte[] bytes = new byte[(int) Files.size(file)];
    Arrays.fill(bytes, (byte) 0xFF);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes));
    }
  }
}
