/// Where a random test gets its seed. Read [creditgraph.testkit.seed.TestSeed].
package creditgraph.testkit.seed;
