/// Distance samples: a researcher asks for N random pairs and gets the distribution of their
/// distances. Read [creditgraph.protocol.sample.Sampling] first.
package creditgraph.protocol.sample;
