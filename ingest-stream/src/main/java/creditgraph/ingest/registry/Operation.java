package creditgraph.ingest.registry;

/// Something that is done to one snapshot.
///
/// @param replaces fingerprint of the one that was current before; empty when there was none
public record Operation(Action action, SnapshotFacts snapshot, String replaces) {}
