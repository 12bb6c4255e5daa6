/// What makes a pair of artists a good challenge, and which one a day gets. Read
/// [creditgraph.game.challenge.Difficulty] first, then
/// [creditgraph.game.challenge.ChallengePicker]. Depends on the graph.
package creditgraph.game.challenge;
