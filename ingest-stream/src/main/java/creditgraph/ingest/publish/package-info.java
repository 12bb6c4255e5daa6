/// A built snapshot becomes the one that readers see.
///
/// Start with [creditgraph.ingest.publish.Publisher]. Depends on graph-core.
@NullMarked
package creditgraph.ingest.publish;

import org.jspecify.annotations.NullMarked;
