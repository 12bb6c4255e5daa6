package creditgraph.node.gateway;

import creditgraph.graph.snapshot.Manifest;
import creditgraph.http.snapshot.Snapshots;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import java.util.List;

/// Reads the shelf of this node.
public final class OpenSnapshots implements Snapshots {

  private final SnapshotShelf shelf;

  public OpenSnapshots(SnapshotShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public List<OpenSnapshot> current() {
    return shelf.manifests().stream().map(OpenSnapshots::entry).toList();
  }

  private static OpenSnapshot entry(Manifest manifest) {
    return new OpenSnapshot(
        new SnapshotRef(
            manifest.sourceMonth(), new RulesetId(manifest.rulesetName()), manifest.fingerprint()),
        manifest.artistCount(),
        manifest.releaseCount(),
        manifest.creditCount());
  }
}
