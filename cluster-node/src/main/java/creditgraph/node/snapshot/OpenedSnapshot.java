package creditgraph.node.snapshot;

import creditgraph.graph.snapshot.Manifest;
import creditgraph.graph.snapshot.Snapshot;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import java.io.IOException;
import java.nio.file.Files;

/// An open snapshot under its name on the wire.
///
/// @param manifestSha256 of the bytes of its `manifest.json`
record OpenedSnapshot(SnapshotRef ref, String manifestSha256, Snapshot snapshot) {

  static OpenedSnapshot of(Snapshot snapshot) throws IOException {
    Manifest manifest = snapshot.manifest();
    return new OpenedSnapshot(
        new SnapshotRef(
            manifest.sourceMonth(), new RulesetId(manifest.rulesetName()), manifest.fingerprint()),
        Sha256.of(Files.readAllBytes(snapshot.directory().resolve(Manifest.FILE_NAME))),
        snapshot);
  }
}
