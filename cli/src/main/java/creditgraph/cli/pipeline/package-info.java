/// Dump to catalog to published snapshot, one command a step. Read
/// [creditgraph.cli.pipeline.IngestCommand] first.
package creditgraph.cli.pipeline;
