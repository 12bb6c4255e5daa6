/// The memory of who published, rolled back or removed which snapshot, and when.
///
/// Start with [creditgraph.ingest.registry.SnapshotRegistry]. Depends on graph-core and JDBC.
@NullMarked
package creditgraph.ingest.registry;

import org.jspecify.annotations.NullMarked;
