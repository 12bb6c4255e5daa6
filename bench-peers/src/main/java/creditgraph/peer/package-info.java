/// Other systems that find routes, all asked in one way. Read [creditgraph.peer.Peer] first; a run
/// of one is [creditgraph.peer.PeerRun]. Compiled for Java 17, because Neo4j needs it.
package creditgraph.peer;
