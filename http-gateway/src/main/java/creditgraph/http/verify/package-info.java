/// Nodes' own copies of a snapshot, checked for those who hold the researchers' token. Read
/// [creditgraph.http.verify.Verifications] and [creditgraph.http.verify.VerifyRoutes] first.
package creditgraph.http.verify;
