/// Tables and their Parquet files. Read [creditgraph.catalog.table.CatalogTable] first, then
/// [creditgraph.catalog.table.CatalogWriter] and [creditgraph.catalog.table.CatalogReader];
/// [creditgraph.catalog.table.CatalogTables] lists every table. Depends on Parquet and zstd.
package creditgraph.catalog.table;
