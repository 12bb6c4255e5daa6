/// The rules of the hidden contributor. Read [creditgraph.game.hidden.GuessedName] first. Depends
/// on nothing.
package creditgraph.game.hidden;
