/// What tests and demonstrations need and the product does not: seeds, a generated world in dump
/// format, credit graphs for benchmarks, naive references, damaged copies. Depends on none of our
/// modules.
package creditgraph.testkit;
