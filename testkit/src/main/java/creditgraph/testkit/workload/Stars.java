package creditgraph.testkit.workload;

/// The artists that every scene works with, by a Zipf law over all artists. The first of the first
/// scene's, then of the next: each scene's busiest artists are the world's too.
final class Stars {

  private static final double EXPONENT = 1.1;

  private final Scenes scenes;
  private final double span;

  Stars(Scenes scenes, int artists) {
    this.scenes = scenes;
    this.span = 1 - StrictMath.pow(artists, 1 - EXPONENT);
  }

  int draw(Dice dice) {
    int rank = (int) (StrictMath.pow(1 - span * dice.fraction(), 1 / (1 - EXPONENT)) - 1);
    int scene = rank % scenes.count();
    return scenes.firstArtist(scene) + rank / scenes.count() % scenes.artists(scene);
  }
}
