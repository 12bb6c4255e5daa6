/// What an operator does to nodes of a running cluster, over Pekko Management. Read
/// [creditgraph.cli.operator.ManagementClient] first.
package creditgraph.cli.operator;
