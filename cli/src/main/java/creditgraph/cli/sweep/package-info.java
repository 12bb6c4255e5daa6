/// What a sweep leaves on a researcher's disk: results as CSV and as Parquet, with the data
/// dictionary and the exact spec. Read [creditgraph.cli.sweep.SweepFolder] first. DuckDB writes the
/// Parquet.
package creditgraph.cli.sweep;
