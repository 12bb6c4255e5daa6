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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `golden` holds [SmallWorld] and [#HUB_RELEASES] more releases, so that rows become long, as
/// builders of format 1 wrote it, one directory for each order of ordinals. All are read for as
/// long as format 1 is and never written again; a builder with another order adds a directory.
class SnapshotGoldenTest {

  private static final String WALK = "v1";
  private static final String BISECTION = "v1-bisection";
  private static final int HUB_RELEASES = 300;

  @ParameterizedTest
  @ValueSource(strings = {WALK, BISECTION})
  void everyFilePassesTheCheck(String golden) throws Exception {
    assertThat(SnapshotCheck.check(golden(golden)).faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    WALK + ",1eb31e883b46aac103df7703a25a8843",
    BISECTION + ",0af84f509e2171121e21e50e2e5d99ce"
  })
  void versionOneIsStillRead(String golden, String fingerprint) throws Exception {
    try (Snapshot snapshot = Snapshot.open(golden(golden))) {
      assertThat(snapshot.manifest().fingerprint()).isEqualTo(fingerprint);
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
    Path golden = golden(BISECTION);
    assertThat(names(built)).isEqualTo(names(golden));
    for (String name : names(built)) {
      assertThat(built.resolve(name)).as(name).hasSameBinaryContentAs(golden.resolve(name));
    }
  }

  /// Writes what the directories hold.
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
