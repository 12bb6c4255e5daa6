/// Dump to catalog to snapshot.
///
/// [creditgraph.ingest.Ingest] is the way in; [creditgraph.ingest.DumpStream] is the graph that
/// every byte runs through. Depends on the modules graph-core, game-rules and catalog, on Pekko
/// Streams and Aalto; knows nothing of a cluster or of HTTP.
@NullMarked
package creditgraph.ingest;

import org.jspecify.annotations.NullMarked;
