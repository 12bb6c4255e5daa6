package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `golden` holds [SmallWorld] and [#HUB_RELEASES] more releases, so that rows become long, as
/// builders of format 1 wrote it. It is read for as long as format 1 is and never written again; a
/// builder with another order of ordinals adds a directory.
class SnapshotGoldenTest {

  private static final String TODAY = "v1";

  /// The sections as they were coded before the first release.
  private static final String FIRST_CODE = "v1-code-1";

  private static final int HUB_RELEASES = 300;

  @Test
  void everyFilePassesTheCheck() throws Exception {
    assertThat(SnapshotCheck.check(golden(TODAY)).faults()).isEmpty();
  }

  @Test
  void versionOneIsStillRead() throws Exception {
    try (Snapshot snapshot = Snapshot.open(golden(TODAY))) {
      assertThat(snapshot.manifest().fingerprint()).isEqualTo("a38d15ca8f634e78e4cc3983c9436a13");
      int cleo = snapshot.artistOrdinal(30);
      int tide = snapshot.releaseOrdinal(200);
      assertThat(snapshot.artistName(cleo)).isEqualTo("Cleo (2)");
      assertThat(snapshot.label(tide).title()).isEqualTo("Tide");
      assertThat(snapshot.roles(tide, cleo)).isEqualTo(4);
      assertThat(snapshot.evidence(tide, cleo))
          .containsExactly(
              new EvidenceLine(CreditScope.EXTRA, "Vocals", "", "A1 to A3", List.of()));
      int ada = snapshot.artistOrdinal(10);
      assertThat(snapshot.artistReleases(ada)).isEqualTo(2 + HUB_RELEASES);
      assertThat(snapshot.graph().releasesOf(ada)).isEqualTo(2 + HUB_RELEASES);
      assertThat(snapshot.graph().indexOnRelease(snapshot.releaseOrdinal(1299), ada))
          .isNotNegative();
    }
  }

  @Test
  void anEarlierManifestIsTooOldAndNotDamaged() throws Exception {
    Path golden = golden(FIRST_CODE);
    assertThatThrownBy(() -> Snapshot.open(golden))
        .isInstanceOf(FormatTooOld.class)
        .hasMessageContaining("with manifest_sha256")
        .hasMessageContaining("build the snapshot again");
  }

  @Test
  void anEarlierCodeIsTooOldAndNotDamaged(@TempDir Path resealed) throws Exception {
    Path golden = golden(FIRST_CODE);
    for (String name : names(golden)) {
      Files.copy(golden.resolve(name), resealed.resolve(name));
    }
    Path manifest = resealed.resolve(Manifest.FILE_NAME);
    Files.writeString(manifest, Resealed.manifest(Json.readObject(Files.readString(manifest))));
    assertThatThrownBy(() -> Snapshot.open(resealed))
        .isInstanceOf(FormatTooOld.class)
        .hasMessageContaining("section code 1")
        .hasMessageContaining("build the snapshot again");
  }

  @Test
  void theBuilderStillWritesVersionOneByteForByte(@TempDir Path built) throws Exception {
    write(built);
    Path golden = golden(TODAY);
    assertThat(names(built)).isEqualTo(names(golden));
    for (String name : names(built)) {
      assertThat(built.resolve(name)).as(name).hasSameBinaryContentAs(golden.resolve(name));
    }
  }

  /// Writes what the directory holds.
  static Manifest write(Path directory) throws IOException {
    List<ReleaseEntry> releases = new ArrayList<>(SmallWorld.releases());
    for (int i = 0; i < HUB_RELEASES; i++) {
      releases.add(SmallWorld.duo(1000 + i, "Session " + i));
    }
    return SmallWorld.build(directory, SmallWorld.artists(), releases);
  }

  private static Path golden(String name) throws URISyntaxException {
    String manifest = "/golden/" + name + "/" + Manifest.FILE_NAME;
    URL found = SnapshotGoldenTest.class.getResource(manifest);
    return Objects.requireNonNull(
        Path.of(Objects.requireNonNull(found, manifest).toURI()).getParent());
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
