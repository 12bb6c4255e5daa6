/// `./mcg bench`: figures of graph-core beside those of other systems, from one run on one machine.
/// Read [creditgraph.bench.GraphRun] first. Each system runs in a process of its own and must give
/// the same distances before its times count.
package creditgraph.bench;
