package creditgraph.node.snapshot;

import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;

/// An open snapshot under its name on the wire.
record OpenedSnapshot(SnapshotRef ref, Snapshot snapshot) {

  static OpenedSnapshot of(Snapshot snapshot) {
    Manifest manifest = snapshot.manifest();
    return new OpenedSnapshot(
        new SnapshotRef(
            manifest.sourceMonth(), new RulesetId(manifest.rulesetName()), manifest.fingerprint()),
        snapshot);
  }
}
