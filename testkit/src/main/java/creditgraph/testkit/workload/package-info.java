/// Credit graphs of the sizes that benchmarks speak of, made from a seed and never held in memory.
/// Read [creditgraph.testkit.workload.EdgeWorkload] first. Depends on the JDK alone.
package creditgraph.testkit.workload;
