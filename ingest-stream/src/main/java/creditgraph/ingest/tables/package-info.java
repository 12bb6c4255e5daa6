/// Records of a dump to rows of the catalog, and rows to Parquet files.
///
/// Read [creditgraph.ingest.tables.RowBatch] first, then [creditgraph.ingest.tables.ReleaseReader].
/// Depends on `xml` and on the catalog module.
@NullMarked
package creditgraph.ingest.tables;

import org.jspecify.annotations.NullMarked;
