/// Benchmarks that print value, baseline and ratio from one run on one machine. Read
/// [creditgraph.bench.RouteSearchBench] first.
package creditgraph.bench;
