/// Scores of pairs, for those who hold the researchers' token. Read [creditgraph.http.score.Scores]
/// and [creditgraph.http.score.ScoreRoutes] first.
package creditgraph.http.score;
