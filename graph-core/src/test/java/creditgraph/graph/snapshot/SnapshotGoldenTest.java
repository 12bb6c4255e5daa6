package creditgraph.graph.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

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

/// `golden/v1` is [SmallWorld] and [#HUB_RELEASES] more releases, so that rows become long, as the
/// first version of the format wrote it. It is read for as long as format 1 is; it is never written
/// again.
class SnapshotGoldenTest {

  private static final int HUB_RELEASES = 300;

  @Test
  void everyFileOfVersionOnePassesTheCheck() throws Exception {
    assertThat(SnapshotCheck.check(golden()).faults()).isEmpty();
  }

  @Test
  void versionOneIsStillRead() throws Exception {
    try (Snapshot snapshot = Snapshot.open(golden())) {
      assertThat(snapshot.manifest().fingerprint()).isEqualTo("1eb31e883b46aac103df7703a25a8843");
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
  void theBuilderStillWritesVersionOneByteForByte(@TempDir Path built) throws Exception {
    write(built);
    assertThat(names(built)).isEqualTo(names(golden()));
    for (String name : names(built)) {
      assertThat(built.resolve(name)).as(name).hasSameBinaryContentAs(golden().resolve(name));
    }
  }

  /// Writes what `golden/v1` holds.
  static Manifest write(Path directory) throws IOException {
    List<ReleaseEntry> releases = new ArrayList<>(SmallWorld.releases());
    for (int i = 0; i < HUB_RELEASES; i++) {
      releases.add(SmallWorld.duo(1000 + i, "Session " + i));
    }
    return SmallWorld.build(directory, SmallWorld.artists(), releases);
  }

  private static Path golden() throws URISyntaxException {
    URL manifest = SnapshotGoldenTest.class.getResource("/golden/v1/" + Manifest.FILE_NAME);
    return Objects.requireNonNull(
        Path.of(Objects.requireNonNull(manifest, "golden/v1").toURI()).getParent());
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
