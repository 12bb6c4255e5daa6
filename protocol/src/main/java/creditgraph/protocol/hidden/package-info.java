/// The hidden contributor of a day: a puzzle, guesses at it and what they are answered.
package creditgraph.protocol.hidden;
