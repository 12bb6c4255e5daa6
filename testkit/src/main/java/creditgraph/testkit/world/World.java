package creditgraph.testkit.world;

import java.time.LocalDate;

/// What to generate. Equal worlds give equal dumps on every machine.
///
/// A world is made of scenes: a place, some years, a genre, and the people there. Bands share
/// members; session players, producers and engineers work across the bands of their scene and now
/// and then in another one, near or far. So most artists are two to five releases apart, and not
/// only through compilations.
///
/// @param releases records of the releases dump, 100 to 10 000 000
/// @param seed of every draw
/// @param date of the dump, in its file names
public record World(long releases, long seed, LocalDate date) {

  public static final long MIN_RELEASES = 100;
  public static final long MAX_RELEASES = 10_000_000;

  public World {
    if (releases < MIN_RELEASES || releases > MAX_RELEASES) {
      throw new IllegalArgumentException(
          "releases: expected %d to %d, found %d".formatted(MIN_RELEASES, MAX_RELEASES, releases));
    }
    if (date.getYear() < 1000 || date.getYear() > 9999) {
      throw new IllegalArgumentException("date: expected a year of four digits, found " + date);
    }
  }

  public static World of(long releases, long seed, LocalDate date) {
    return new World(releases, seed, date);
  }
}
