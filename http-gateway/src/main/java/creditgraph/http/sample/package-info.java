/// Distance samples, for those who hold the researchers' token. Read
/// [creditgraph.http.sample.Samples] and [creditgraph.http.sample.SampleRoutes] first.
package creditgraph.http.sample;
