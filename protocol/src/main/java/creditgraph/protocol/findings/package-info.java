/// Numbers about a whole snapshot: what a researcher asks of the cluster. Read
/// [creditgraph.protocol.findings.FindingsSpec] first.
package creditgraph.protocol.findings;
