/// Numbers about a whole snapshot, for those who hold the researchers' token. Read
/// [creditgraph.http.findings.Findings] and [creditgraph.http.findings.FindingsReport] first.
package creditgraph.http.findings;
