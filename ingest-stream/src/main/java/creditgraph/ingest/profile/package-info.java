/// What a catalog holds, counted by DuckDB over its Parquet files, and whether that is fit to be
/// published.
///
/// Start with [creditgraph.ingest.profile.CatalogProfile]; [creditgraph.ingest.profile.ProfileRun]
/// makes one, [creditgraph.ingest.profile.Gates] judges it. Depends on the catalog, on game-rules
/// for roles and placeholders, and on DuckDB, which no node has.
@NullMarked
package creditgraph.ingest.profile;

import org.jspecify.annotations.NullMarked;
