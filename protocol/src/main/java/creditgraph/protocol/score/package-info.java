/// How hard it is to find a route between two artists: what whoever picks challenges asks the
/// cluster. Read [creditgraph.protocol.score.ScoreSpec] first.
package creditgraph.protocol.score;
