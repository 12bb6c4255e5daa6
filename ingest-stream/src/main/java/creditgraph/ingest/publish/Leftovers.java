package creditgraph.ingest.publish;

import creditgraph.graph.snapshot.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a stopped publish or prune has left in staging. A stopped build's own directory is not
/// among it: the next build of that ruleset empties it.
final class Leftovers {

  /// A copy of a snapshot that was built elsewhere.
  static final String COPY = "publish-";

  /// A snapshot that is being removed.
  static final String PRUNED = "prune-";

  private Leftovers() {}

  /// @return the names of what was removed
  static List<String> remove(Path staging) throws IOException {
    if (!Files.isDirectory(staging)) {
      return List.of();
    }
    List<Path> left;
    try (Stream<Path> entries = Files.list(staging)) {
      left = entries.filter(Leftovers::isOurs).sorted().toList();
    }
    List<String> removed = new ArrayList<>();
    for (Path directory : left) {
      DurableFiles.deleteTree(directory);
      removed.add(directory.getFileName().toString());
    }
    return List.copyOf(removed);
  }

  private static boolean isOurs(Path entry) {
    String name = entry.getFileName().toString();
    return name.startsWith(COPY) || name.startsWith(PRUNED);
  }
}
