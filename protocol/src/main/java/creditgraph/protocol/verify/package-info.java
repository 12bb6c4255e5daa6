/// Nodes' own copies of a snapshot, checked byte by byte. Read
/// [creditgraph.protocol.verify.VerifySpec] first.
package creditgraph.protocol.verify;
