package creditgraph.testkit.workload;

/// Draws the artists of one release after another.
///
/// A release casts from its scene. How often somebody from outside joins depends on the scene: a
/// quarter of them hardly ever meets a stranger, a quarter does on one credit in six. That is what
/// spreads distances over two to four releases.
final class Cast {

  /// Credits out of 1,000 that go to somebody from outside, for each quarter of the scenes.
  private static final int[] OUTSIDERS = {1, 10, 40, 160};

  /// Of those, the ones that go to a star; the others go to a scene nearby.
  private static final int STAR_PERCENT = 20;

  /// The number of artists on a release is log-normal.
  private static final double MEDIAN_ARTISTS = 4.05;

  private static final double SPREAD = 0.95;

  /// A small scene may not have as many different artists as its release wants.
  private static final int TRIES_PER_ARTIST = 4;

  final int[] artists = new int[EdgeWorkload.MAX_ARTISTS_ON_RELEASE];
  private final Scenes scenes;
  private final Stars stars;
  private final Dice dice = new Dice();

  Cast(Scenes scenes, Stars stars) {
    this.scenes = scenes;
    this.stars = stars;
  }

  /// Fills [#artists] with different artists, in no order, and returns their number.
  int draw(long seed, int release) {
    dice.reset(seed, release + 1L);
    int scene = scenes.ofRelease(release);
    int wanted = size();
    int count = 0;
    for (int tries = TRIES_PER_ARTIST * wanted; count < wanted && tries > 0; tries--) {
      int artist = artist(scene);
      if (!drawn(artist, count)) {
        artists[count++] = artist;
      }
    }
    return count;
  }

  private int size() {
    double size = MEDIAN_ARTISTS * StrictMath.exp(SPREAD * dice.normal());
    return (int) Math.max(1, Math.min(size, artists.length));
  }

  private int artist(int scene) {
    int outsiders = OUTSIDERS[(int) (Dice.mix(scene) & (OUTSIDERS.length - 1))];
    if (dice.below(1000) >= outsiders) {
      return member(scene);
    }
    return dice.below(100) < STAR_PERCENT ? stars.draw(dice) : member(nearby(scene));
  }

  /// One of a scene; the weight of rank `r` falls as `r^(-7/8)`.
  private int member(int scene) {
    double x = dice.fraction();
    x *= x;
    x *= x;
    x *= x;
    return scenes.firstArtist(scene) + (int) (x * scenes.artists(scene));
  }

  /// Most often a neighbour, sometimes one from the other end of the world.
  private int nearby(int scene) {
    double x = dice.fraction();
    x *= x;
    x *= x;
    int away = 1 + (int) (x * scenes.count() / 2);
    int other = dice.below(2) == 0 ? scene + away : scene - away;
    return Math.floorMod(other, scenes.count());
  }

  private boolean drawn(int artist, int count) {
    for (int i = 0; i < count; i++) {
      if (artists[i] == artist) {
        return true;
      }
    }
    return false;
  }
}
