package creditgraph.ingest.publish;

import creditgraph.graph.snapshot.ArtistEntry;
import creditgraph.graph.snapshot.CreditScope;
import creditgraph.graph.snapshot.ReleaseEntry;
import creditgraph.graph.snapshot.ReleaseEntry.Contributor;
import creditgraph.graph.snapshot.ReleaseEntry.CreditLine;
import creditgraph.graph.snapshot.SnapshotBuilder;
import creditgraph.graph.snapshot.SnapshotSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Snapshots of two artists and one release, staged; another title is another fingerprint.
final class StagedSnapshots {

  static final String RULESET = "everyone";

  private StagedSnapshots() {}

  /// @param built seconds after the epoch
  static Path stage(Path staging, String name, String title, long built) throws IOException {
    Path staged = Files.createDirectories(staging.resolve(name));
    SnapshotSource source =
        new SnapshotSource("2026-08", List.of(), 1, RULESET, "1", "name = everyone", "test");
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
      builder.build(Instant.ofEpochSecond(built));
    }
    return staged;
  }

  /// @return the names of the files, without the manifest's
  static List<String> flipAByteOfEveryFile(Path snapshot) throws IOException {
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
