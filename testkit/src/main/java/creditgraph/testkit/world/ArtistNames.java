package creditgraph.testkit.world;

import java.util.List;

/// The names of a world's artists without the world: for workloads that bring artists of their own.
///
/// One in four has variations, which is how often Discogs lists them; one in ten has the name of
/// another artist as an alias.
public final class ArtistNames {

  private static final int VARIED = 4;
  private static final int ALIASED = 10;

  private final Population population;
  private final Names names;

  private ArtistNames(Population population, Names names) {
    this.population = population;
    this.names = names;
  }

  public static ArtistNames of(World world) {
    Population population = Population.of(world);
    return new ArtistNames(population, new Names(world, population));
  }

  /// About half as many as the world has releases.
  public int count() {
    return population.artists();
  }

  /// @param artist 0 to [#count] - 1
  public String name(int artist) {
    return names.artist(artist);
  }

  /// Other ways in which the name is printed.
  public List<String> variations(int artist) {
    return artist % VARIED == 0 ? names.variations(artist) : List.of();
  }

  /// Names of other artists, who count as the same person.
  public List<String> aliases(int artist) {
    if (artist % ALIASED != 0) {
      return List.of();
    }
    int other = Math.floorMod(31L * artist + 17, count());
    return other == artist ? List.of() : List.of(names.artist(other));
  }
}
