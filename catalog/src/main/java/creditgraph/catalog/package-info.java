/// The catalog: the normalized tables made from one dump, as Parquet files. Rows are in
/// [creditgraph.catalog.row], reading and writing in [creditgraph.catalog.table], what a catalog
/// says about itself in [creditgraph.catalog.manifest]. Depends on Parquet, never on Hadoop at run
/// time.
package creditgraph.catalog;
