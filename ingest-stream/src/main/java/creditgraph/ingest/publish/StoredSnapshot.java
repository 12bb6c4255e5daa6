package creditgraph.ingest.publish;

import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.SnapshotDamaged;
import creditgraph.graph.snapshot.SnapshotException;
import creditgraph.ingest.registry.SnapshotFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A snapshot below a graph root.
///
/// @param facts counts are 0 when its manifest cannot be read
/// @param built when, or the epoch when its manifest cannot be read
public record StoredSnapshot(
    Path directory, SnapshotFacts facts, Instant built, Standing standing) {

  /// What readers and retention make of it.
  public enum Standing {
    CURRENT,
    PREVIOUS,
    OTHER,
    /// The pointer of its ruleset leads nowhere, so that nobody can tell what is in use.
    UNDECIDED
  }

  /// Every snapshot below the root: by ruleset, the current one first, then the previous one, then
  /// the newest.
  public static List<StoredSnapshot> all(GraphRoot graphs) throws IOException {
    List<StoredSnapshot> all = new ArrayList<>();
    for (Path directory : graphs.snapshots()) {
      SnapshotFacts facts = factsOf(graphs, directory);
      Standing standing = standingOf(graphs, facts.ruleset(), directory);
      all.add(new StoredSnapshot(directory, facts, builtAt(directory), standing));
    }
    all.sort(
        Comparator.comparing((StoredSnapshot stored) -> stored.facts().ruleset())
            .thenComparing(StoredSnapshot::standing)
            .thenComparing(Comparator.comparing(StoredSnapshot::built).reversed())
            .thenComparing(StoredSnapshot::directory));
    return List.copyOf(all);
  }

  private static Standing standingOf(GraphRoot graphs, String ruleset, Path directory)
      throws IOException {
    try {
      if (graphs.current(ruleset).filter(directory::equals).isPresent()) {
        return Standing.CURRENT;
      }
      return graphs.previous(ruleset).filter(directory::equals).isPresent()
          ? Standing.PREVIOUS
          : Standing.OTHER;
    } catch (SnapshotDamaged pointsNowhere) {
      return Standing.UNDECIDED;
    }
  }

  /// Counted by its manifest, if that can be read. Below the root it is named by its place, which
  /// readers go by.
  static SnapshotFacts factsOf(GraphRoot graphs, Path directory) throws IOException {
    Optional<Manifest> manifest = manifest(directory);
    SnapshotFacts facts =
        manifest.isPresent()
            ? SnapshotFacts.of(manifest.get())
            : SnapshotFacts.unread(FreeSpace.taken(directory));
    Path place = graphs.directory().relativize(directory.toAbsolutePath().normalize());
    return place.getNameCount() == 3 && !place.startsWith("..")
        ? facts.named(name(place, 0), name(place, 1), name(place, 2))
        : facts;
  }

  private static String name(Path place, int index) {
    return place.getName(index).toString();
  }

  private static Instant builtAt(Path directory) throws IOException {
    return manifest(directory).map(Manifest::builtAt).orElse(Instant.EPOCH);
  }

  private static Optional<Manifest> manifest(Path directory) throws IOException {
    try {
      return Optional.of(Manifest.read(directory));
    } catch (SnapshotException damagedOrOld) {
      return Optional.empty();
    }
  }
}
