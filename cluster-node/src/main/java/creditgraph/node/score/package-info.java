/// Scores pairs of artists over a snapshot. Read [creditgraph.node.score.PairScorer] first.
package creditgraph.node.score;
