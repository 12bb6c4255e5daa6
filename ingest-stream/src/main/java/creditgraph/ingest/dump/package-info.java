/// Finding, verifying and registering the files of one Discogs month.
///
/// Start with [creditgraph.ingest.dump.DumpDirectory]. Whatever is wrong with the data is said by
/// [creditgraph.ingest.dump.DumpRefused]. Depends on the JDK, Jackson and
/// [creditgraph.graph.snapshot.DurableFiles] only.
@org.jspecify.annotations.NullMarked
package creditgraph.ingest.dump;
