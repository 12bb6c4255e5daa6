/// What has changed from one month to the next, by the content hashes of two catalogs.
///
/// Start with [creditgraph.ingest.diff.CatalogDiff]; [creditgraph.ingest.diff.DiffRun] makes one.
/// Depends on the catalog and on the database of `profile`.
@NullMarked
package creditgraph.ingest.diff;

import org.jspecify.annotations.NullMarked;
