/// Playing a challenge: which steps count, what they are worth, what helps. Read
/// [creditgraph.game.attempt.Attempt] first. Depends on nothing.
package creditgraph.game.attempt;
