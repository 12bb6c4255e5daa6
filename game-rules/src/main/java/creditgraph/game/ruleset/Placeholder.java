package creditgraph.game.ruleset;

/// An artist record that stands for nobody, like 194 `Various`: evidence perhaps, never on a route.
///
/// @param name to the letter as in the artist dump, against which a build verifies the id
public record Placeholder(int id, String name) {

  public Placeholder {
    if (id <= 0) {
      throw new IllegalArgumentException(
          "placeholder id " + id + ": expected a positive Discogs id");
    }
  }
}
