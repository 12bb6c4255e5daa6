package creditgraph.http.snapshot;

import creditgraph.protocol.SnapshotRef;
import java.util.List;

/// Which snapshots this node has open now.
public interface Snapshots {

  /// One entry a ruleset, by name; a cheap, non-blocking read.
  List<OpenSnapshot> current();

  /// @param artists artists with at least one counted credit
  /// @param releases releases with at least one counted credit
  /// @param credits distinct artist-release pairs
  record OpenSnapshot(SnapshotRef ref, int artists, int releases, long credits) {}
}
