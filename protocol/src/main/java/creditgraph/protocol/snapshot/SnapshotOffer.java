package creditgraph.protocol.snapshot;

import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.WireMessage;

/// A current snapshot and where its files are.
///
/// @param address of the snapshot server, `http://host:port`
/// @param manifestSha256 of `manifest.json` there, which holds the hash of every other file: what
///   comes over an open line is trusted for this, which comes between nodes
public record SnapshotOffer(SnapshotRef ref, String address, String manifestSha256)
    implements WireMessage {}
