/// What makes a pair of artists a good challenge. Read [creditgraph.game.challenge.Difficulty]
/// first. Depends on nothing.
package creditgraph.game.challenge;
