/// The whole product on one machine: database, ingest, snapshots, a cluster of three JVMs, web.
/// Read [creditgraph.cli.demo.Demo] first.
package creditgraph.cli.demo;
