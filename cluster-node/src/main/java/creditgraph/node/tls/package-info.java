/// What a node needs to talk to others over mutual TLS; the talking itself is Pekko's. Read
/// [creditgraph.node.tls.NodeCertificates] first. Depends on the JDK and on Pekko's PEM reader.
package creditgraph.node.tls;
