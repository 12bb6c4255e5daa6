/// From staging to where readers look: checked, synced, renamed, pointed to.
///
/// Start with [creditgraph.ingest.publish.Publisher]. Depends on the module graph-core.
@NullMarked
package creditgraph.ingest.publish;

import org.jspecify.annotations.NullMarked;
