/// What is done to published snapshots: publish, roll back, list, prune. Read
/// [creditgraph.cli.publish.GraphTurn] first; the steps are in [creditgraph.ingest.publish].
package creditgraph.cli.publish;
