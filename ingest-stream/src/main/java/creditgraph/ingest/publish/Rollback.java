package creditgraph.ingest.publish;

import creditgraph.graph.snapshot.Manifest;
import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.registry.Action;
import creditgraph.ingest.registry.SnapshotFacts;
import java.io.IOException;
import java.nio.file.Path;

/// Makes a snapshot that is already published the current one. The one that was current becomes the
/// previous one, so that a second rollback undoes the first.
public final class Rollback {

  private final GraphChanges changes;

  public Rollback(GraphChanges changes) {
    this.changes = changes;
  }

  /// Checks every byte first: a snapshot that has lain on the disk for a month may have been hurt.
  ///
  /// @param snapshot a directory of the graph root
  /// @throws DumpRefused listing every fault, when the check finds any; nothing has changed then
  public void to(Path snapshot) throws IOException {
    Manifest manifest =
        changes.requireClean(
            snapshot,
            Action.ROLL_BACK,
            "The snapshot in %s is damaged; it cannot become current again.");
    changes.carryOut(
        Action.ROLL_BACK, SnapshotFacts.of(manifest), () -> changes.makeCurrent(snapshot));
  }
}
