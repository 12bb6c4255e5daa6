/// Numbers about a whole snapshot: measured in parts on workers, added up for whoever asks. Read
/// [creditgraph.node.findings.GraphFindings] first, then
/// [creditgraph.node.findings.FindingsTotals].
package creditgraph.node.findings;
