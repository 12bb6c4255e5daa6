/// A built snapshot becomes the one that readers see; earlier ones come back or go.
///
/// ```
/// ProcessLock ─▶ Reconciliation ─▶ Publisher │ Rollback │ Pruning ─▶ registry
/// ```
///
/// Start with [creditgraph.ingest.publish.GraphChanges]. Depends on graph-core and
/// [creditgraph.ingest.registry].
@NullMarked
package creditgraph.ingest.publish;

import org.jspecify.annotations.NullMarked;
