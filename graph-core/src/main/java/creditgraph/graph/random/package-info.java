/// Where every draw comes from, written down so that any program can repeat it. Read
/// [creditgraph.graph.random.SplitMix64]. Depends on nothing.
package creditgraph.graph.random;
