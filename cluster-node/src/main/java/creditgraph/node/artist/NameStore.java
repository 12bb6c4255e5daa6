package creditgraph.node.artist;

import creditgraph.graph.snapshot.Snapshot;
import creditgraph.protocol.SnapshotRef;
import java.sql.SQLException;
import java.util.List;

/// Where the [ArtistNameLoader] puts names. Every method blocks.
interface NameStore {

  /// Loads the names unless they are there, all at once or not at all, and notes that this is now
  /// the current snapshot of its ruleset.
  void load(SnapshotRef ref, Snapshot snapshot) throws SQLException;

  /// Drops the names of the ruleset that are neither the current snapshot's nor those of the one
  /// that was current before it.
  ///
  /// @return false when searches or another load were in the way; to be tried again
  boolean dropOld(SnapshotRef current) throws SQLException;

  /// The snapshots loaded, in the order in which they last became current.
  List<SnapshotRef> loaded() throws SQLException;
}
