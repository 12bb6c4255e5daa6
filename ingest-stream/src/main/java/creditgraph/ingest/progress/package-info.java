/// What a long run says about itself: one line per interval and a table of phases at the end.
///
/// Start with [creditgraph.ingest.progress.Progress]. Depends on the JDK alone.
@NullMarked
package creditgraph.ingest.progress;

import org.jspecify.annotations.NullMarked;
