package creditgraph.bench;

import creditgraph.graph.csr.CreditGraph;
import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.Topology;
import creditgraph.peer.WorkDirectory;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;

/// The topology files that the processes of a run share, and beside them their manifest.
final class StoredTopology {

  private StoredTopology() {}

  /// Where the files are built.
  static Path directory(WorkDirectory work) throws IOException {
    return Files.createDirectories(work.root().resolve("topology"));
  }

  static void write(WorkDirectory work, Topology topology) throws IOException {
    Files.createDirectories(manifestDirectory(work));
    Files.write(manifestDirectory(work).resolve(Manifest.FILE_NAME), topology.manifest().toBytes());
  }

  /// Maps the graph; readable as long as the arena is open.
  static CreditGraph open(WorkDirectory work, Arena arena) throws IOException {
    return Topology.of(directory(work), Manifest.read(manifestDirectory(work))).open(arena);
  }

  /// What a search may read, in bytes: the files of the rows in both directions, and the table of
  /// components.
  static long rowBytes(WorkDirectory work, CreditGraph graph) throws IOException {
    return Files.size(directory(work).resolve("artist-releases.mcg"))
        + Files.size(directory(work).resolve("release-artists.mcg"))
        + (graph.componentCount() + 1L) * CreditGraph.COMPONENT_BYTES;
  }

  private static Path manifestDirectory(WorkDirectory work) {
    return work.root().resolve("topology-manifest");
  }
}
