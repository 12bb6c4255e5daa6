/// Catalog and ruleset to snapshot; the XML is never read again.
///
/// Start with [creditgraph.ingest.snapshot.SnapshotBuild]. Depends on the modules catalog,
/// game-rules and graph-core.
@NullMarked
package creditgraph.ingest.snapshot;

import org.jspecify.annotations.NullMarked;
