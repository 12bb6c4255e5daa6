package creditgraph.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.CreditScope;
import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.ReleaseEntry;
import creditgraph.graph.snapshot.ReleaseEntry.Contributor;
import creditgraph.graph.snapshot.ReleaseEntry.CreditLine;
import creditgraph.graph.snapshot.SnapshotBuilder;
import creditgraph.graph.snapshot.SnapshotSource;
import creditgraph.ingest.dump.DumpRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {

  @TempDir private Path temporary;
  private GraphRoot graphs;
  private Publisher publisher;

  @BeforeEach
  void root() {
    graphs = new GraphRoot(temporary.resolve("graph"));
    publisher = new Publisher(graphs);
  }

  @Test
  void movesTheSnapshotToItsPlaceAndPointsToIt() throws IOException {
    Path staged = stage("a", "Dusk");

    Path published = publisher.publish(staged);

    assertThat(graphs.current("everyone")).contains(published);
    assertThat(published.getParent())
        .isEqualTo(graphs.directory().resolve("2026-08").resolve("everyone"));
    assertThat(staged).doesNotExist();
  }

  @Test
  void keepsThePreviousSnapshotBesideTheNew() throws IOException {
    Path first = publisher.publish(stage("a", "Dusk"));
    Path second = publisher.publish(stage("b", "Dawn"));

    assertThat(graphs.current("everyone")).contains(second);
    assertThat(first).isDirectory().isNotEqualTo(second);
  }

  @Test
  void onlyMovesThePointerWhenTheFingerprintIsThere() throws IOException {
    Path first = publisher.publish(stage("a", "Dusk"));
    publisher.publish(stage("b", "Dawn"));
    Path again = stage("c", "Dusk");

    assertThat(publisher.publish(again)).isEqualTo(first);
    assertThat(graphs.current("everyone")).contains(first);
    assertThat(again).doesNotExist();
  }

  @Test
  void refusesADamagedSnapshotAndLeavesWhatIsCurrent() throws IOException {
    Path first = publisher.publish(stage("a", "Dusk"));
    Path staged = stage("b", "Dawn");
    List<String> damaged = flipAByteOfEveryFile(staged);

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> publisher.publish(staged))
        .withMessageContainingAll(damaged.toArray(String[]::new));
    assertThat(graphs.current("everyone")).contains(first);
    assertThat(first.getParent()).isDirectoryContaining(path -> path.equals(first));
    try (var snapshots = Files.list(first.getParent())) {
      assertThat(snapshots).containsExactly(first);
    }
  }

  @Test
  void refusesToPointToADamagedSnapshotOfTheSameFingerprint() throws IOException {
    Path first = publisher.publish(stage("a", "Dusk"));
    Path second = publisher.publish(stage("b", "Dawn"));
    flipAByteOfEveryFile(first);

    assertThatExceptionOfType(DumpRefused.class)
        .isThrownBy(() -> publisher.publish(stage("c", "Dusk")))
        .withMessageContaining(first.toString())
        .withMessageContaining("Remove it");
    assertThat(graphs.current("everyone")).contains(second);
  }

  private Path stage(String name, String title) throws IOException {
    Path staged = Files.createDirectories(temporary.resolve("staging").resolve(name));
    SnapshotSource source =
        new SnapshotSource("2026-08", List.of(), 1, "everyone", "1", "name = everyone", "test");
    try (SnapshotBuilder builder = SnapshotBuilder.create(staged, source)) {
      builder.add(new ArtistEntry(1, "Ada Vell", List.of()));
      builder.add(new ArtistEntry(2, "Bo Tarn", List.of()));
      CreditLine main = new CreditLine(CreditScope.MAIN, "", "", "", List.of());
      builder.add(
          new ReleaseEntry(
              7,
              title,
              "Ada Vell",
              1999,
              "",
              List.of(),
              0,
              0,
              List.of(),
              List.of(new Contributor(1, 1, List.of(main)), new Contributor(2, 1, List.of(main)))));
      builder.build(Instant.EPOCH);
    }
    return staged;
  }

  /// @return the names of the files, without the manifest's
  private static List<String> flipAByteOfEveryFile(Path snapshot) throws IOException {
    List<Path> files;
    try (var entries = Files.list(snapshot)) {
      files = entries.filter(file -> !file.endsWith("manifest.json")).sorted().toList();
    }
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }
    return files.stream().map(file -> file.getFileName().toString()).toList();
  }
}
