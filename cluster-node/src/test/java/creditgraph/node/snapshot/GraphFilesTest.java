package creditgraph.node.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import creditgraph.http.snapshot.PublishedFiles.PublishedFile;
import creditgraph.node.GraphFixture;
import creditgraph.protocol.SnapshotRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GraphFilesTest {

  @TempDir Path graphRoot;
  private SnapshotRef oldest;
  private SnapshotRef previous;
  private SnapshotRef current;
  private GraphFiles files;

  @BeforeEach
  void publishThree() throws IOException {
    oldest = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 1);
    previous = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 2);
    current = GraphFixture.publish(graphRoot, GraphFixture.EVERYONE, 3);
    files = new GraphFiles(graphRoot, Runnable::run);
  }

  @Test
  void findsFilesOfTheCurrentAndThePreviousSnapshotAlone() throws IOException {
    Path roles = graphRoot.resolve(current.path()).resolve("roles.mcg");

    assertThat(find(current, "roles.mcg"))
        .contains(new PublishedFile(roles, Files.size(roles), Sha256.of(roles)));
    assertThat(find(previous, "roles.mcg")).isPresent();
    assertThat(find(oldest, "roles.mcg")).isEmpty();
  }

  @Test
  void tagsTheManifestWithTheHashOfItsBytes() throws IOException {
    Path manifest = graphRoot.resolve(current.path()).resolve("manifest.json");

    assertThat(find(current, "manifest.json"))
        .contains(new PublishedFile(manifest, Files.size(manifest), Sha256.of(manifest)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../manifest.json", "/etc/passwd", "other", "manifest"})
  void findsNoFileThatTheManifestDoesNotName(String name) throws IOException {
    Files.writeString(graphRoot.resolve(current.path()).resolve("other"), "of somebody else");

    assertThat(find(current, name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"..,everyone", "2026-11,..", "2026-11,../everyone", "current,everyone", "'',''"})
  void findsNoSnapshotByNamesThatLeadElsewhere(String month, String ruleset) {
    assertThat(find(month, ruleset, current.fingerprint(), "roles.mcg")).isEmpty();
    assertThat(find(month, ruleset, "../" + current.fingerprint(), "roles.mcg")).isEmpty();
  }

  @Test
  void followsNoLinkAndServesNoFileOfAnotherLength() throws IOException {
    Path directory = graphRoot.resolve(current.path());
    Path elsewhere = Files.move(directory.resolve("roles.mcg"), graphRoot.resolve("roles.mcg"));
    Files.createSymbolicLink(directory.resolve("roles.mcg"), elsewhere);
    Files.write(directory.resolve("components.mcg"), new byte[7]);

    assertThat(find(current, "roles.mcg")).isEmpty();
    assertThat(find(current, "components.mcg")).isEmpty();
  }

  @Test
  void findsNothingBehindAPointerThatLeadsNowhere() throws IOException {
    Files.writeString(graphRoot.resolve("current/everyone"), "2026-11/everyone/0123\n");

    assertThat(find(current, "roles.mcg")).isEmpty();
  }

  private Optional<PublishedFile> find(SnapshotRef ref, String name) {
    return find(ref.month(), ref.ruleset().value(), ref.fingerprint(), name);
  }

  private Optional<PublishedFile> find(
      String month, String ruleset, String fingerprint, String name) {
    return files.find(month, ruleset, fingerprint, name).toCompletableFuture().join();
  }
}
