package creditgraph.node.snapshot;

import creditgraph.graph.snapshot.CheckReport;
import creditgraph.graph.snapshot.Manifest.FileEntry;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.graph.snapshot.SnapshotCheck;
import java.io.IOException;
import java.nio.file.Path;

/// How much of a snapshot a node has and opens.
public enum SnapshotExtent {
  /// Every file: to search, to name what was found, and to prove it.
  WHOLE,
  /// What any search may ask for: topology, and years and formats of releases, which stand among
  /// their labels. Names of artists and evidence never reach a worker.
  SEARCH;

  boolean needs(FileEntry file) {
    return switch (this) {
      case WHOLE -> true;
      case SEARCH -> file.isForSearch();
    };
  }

  /// Checks every byte that the node has of a snapshot.
  public CheckReport check(Path directory) {
    return switch (this) {
      case WHOLE -> SnapshotCheck.check(directory);
      case SEARCH -> SnapshotCheck.checkForSearch(directory);
    };
  }

  Snapshot open(Path directory) throws IOException {
    return switch (this) {
      case WHOLE -> Snapshot.open(directory);
      case SEARCH -> Snapshot.openForSearch(directory);
    };
  }
}
