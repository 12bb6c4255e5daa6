package creditgraph.node.artist;

import creditgraph.graph.snapshot.Snapshot;
import creditgraph.protocol.SnapshotRef;
import java.sql.SQLException;
import java.util.List;

/// Where the [ArtistNameLoader] puts names. Both methods block.
interface NameStore {

  /// Loads the names unless they are there, and drops those of the ruleset that are neither these
  /// nor the ones before.
  void load(SnapshotRef ref, Snapshot snapshot) throws SQLException;

  /// The snapshots loaded, in the order of their loading.
  List<SnapshotRef> loaded() throws SQLException;
}
