package creditgraph.game.attempt;

/// A release that credits the artist where the player stands, and somebody else on it.
///
/// @param release Discogs id
/// @param artist Discogs id of whom the player goes to
public record Step(int release, int artist) {}
