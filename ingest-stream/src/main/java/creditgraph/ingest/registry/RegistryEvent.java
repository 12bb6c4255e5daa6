package creditgraph.ingest.registry;

import java.time.Instant;

/// One row of the registry.
///
/// @param author who wrote it: for the end of a stopped operation, the one who found it
/// @param note why, when it did not go as intended; else empty
public record RegistryEvent(
    long id, Instant at, State state, Operation operation, Author author, String note) {}
