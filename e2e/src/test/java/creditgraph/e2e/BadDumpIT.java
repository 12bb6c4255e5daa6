package creditgraph.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A dump that cannot be trusted is refused with a reason, and nothing of it is ever current.
class BadDumpIT {

  private static final int DATA_REFUSED = 4;

  @TempDir private static Path world;

  @BeforeAll
  static void generate() throws Exception {
    var made = DemoProcess.runAlone("generate", "--releases", "200", "--out", world.toString());
    assertThat(made.status()).as(made.output()).isZero();
  }

  @Test
  void aMissingDumpFileIsNamed(@TempDir Path dump, @TempDir Path data) throws Exception {
    copyWorld(dump);
    Files.delete(file(dump, "masters"));
    var refused = ingest(dump, data);
    assertThat(refused.status()).as(refused.output()).isEqualTo(DATA_REFUSED);
    assertThat(refused.output()).contains("masters", dump.toString());
    assertNothingPublished(data);
  }

  @Test
  void aTruncatedGzipIsNamed(@TempDir Path dump, @TempDir Path data) throws Exception {
    copyWorld(dump);
    var releases = file(dump, "releases");
    var bytes = Files.readAllBytes(releases);
    Files.write(releases, Arrays.copyOf(bytes, bytes.length * 2 / 3));
    var refused = ingest(dump, data);
    assertThat(refused.status()).as(refused.output()).isEqualTo(DATA_REFUSED);
    assertThat(refused.output()).contains(releases.getFileName().toString());
    assertNothingPublished(data);
  }

  @Test
  void aFolderWithoutDumpsIsRefused(@TempDir Path dump, @TempDir Path data) throws Exception {
    var refused = ingest(dump, data);
    assertThat(refused.status()).as(refused.output()).isEqualTo(DATA_REFUSED);
    assertThat(refused.output()).contains(dump.toString());
    assertNothingPublished(data);
  }

  private static DemoProcess.Finished ingest(Path dump, Path data) throws Exception {
    return DemoProcess.runAlone("ingest", "--dump", dump.toString(), "--data", data.toString());
  }

  private static void copyWorld(Path to) throws IOException {
    try (var files = Files.list(world)) {
      for (var file : files.filter(name -> name.toString().endsWith(".xml.gz")).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static Path file(Path dump, String type) throws IOException {
    try (var files = Files.list(dump)) {
      return files.filter(name -> name.toString().contains(type)).findFirst().orElseThrow();
    }
  }

  private static void assertNothingPublished(Path data) throws IOException {
    for (var folder : new String[] {"curated", "graph"}) {
      var directory = data.resolve(folder);
      if (Files.exists(directory)) {
        try (var left = Files.walk(directory)) {
          assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
      }
    }
  }
}
