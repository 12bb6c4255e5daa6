/// Values into Parquet pages, a column at a time.
///
/// Parquet's own column writers take every value through a map of bytes, a fallback check and
/// statistics; for a catalog, whose texts mostly repeat, that is most of what writing costs. Here a
/// repeated text is looked up by its `String` and never encoded again. Files, footers, compression
/// and the codings themselves are parquet-java's. Read [creditgraph.catalog.column.ColumnChunk]
/// first.
package creditgraph.catalog.column;
