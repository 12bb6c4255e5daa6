/// A dump file as bytes, cut into records, repaired and read element by element; flat memory
/// whatever the file.
///
/// Read [creditgraph.ingest.xml.RecordSource] first, then [creditgraph.ingest.xml.RecordParser].
/// Knows XML and nothing of the catalog. Depends on Aalto and on `dump`.
@NullMarked
package creditgraph.ingest.xml;

import org.jspecify.annotations.NullMarked;
