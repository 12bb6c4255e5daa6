package creditgraph.graph.snapshot;

import creditgraph.graph.csr.CreditGraph;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;

/// Topology files without the rest of a snapshot: enough to search, not to name anybody.
///
/// Made by [TopologyBuilder].
public final class Topology {

  private final Path directory;
  private final Manifest manifest;

  Topology(Path directory, Manifest manifest) {
    this.directory = directory;
    this.manifest = manifest;
  }

  /// Files that were built before, as the manifest of that build describes them.
  public static Topology of(Path directory, Manifest manifest) {
    return new Topology(directory, manifest);
  }

  public Path directory() {
    return directory;
  }

  /// Counts and files. It is not in the directory, which is no snapshot.
  public Manifest manifest() {
    return manifest;
  }

  /// Maps the graph of ordinals; readable as long as the arena is open.
  public CreditGraph open(Arena arena) throws IOException {
    return SnapshotFiles.mapTopology(directory, manifest, arena).graph();
  }

  /// Verifies every byte and every promise of the files.
  public CheckReport check() throws IOException {
    return TopologyCheck.check(directory, manifest);
  }
}
