package creditgraph.testkit.workload;

import java.util.Objects;

/// A credit graph with the shape of Discogs, streamed release by release.
///
/// - **Shape.** Most releases credit a few, some nearly a hundred. Artists live in [Scenes]; a
///   release casts from its own scene, sometimes from one nearby, now and then one of the stars
///   that everyone works with. A few in each scene do most of the work, so that half of all artists
///   have four credits or fewer and the first has one credit in four hundred.
/// - **Numbers** of artists and releases are scattered: neighbours in number are strangers, as in a
///   database grown over years.
/// - **Repeatable.** A release is a function of scale, seed and its number: any range of them, in
///   any order, on any machine, in parallel, gives the same credits.
/// - **Cost.** O(credits) time, a few hundred kilobytes. Any number of threads.
///
/// Not modelled: pressings with the same artists, tracks, roles.
public final class EdgeWorkload {

  /// No release credits more.
  public static final int MAX_ARTISTS_ON_RELEASE = 98;

  private final WorkloadScale scale;
  private final long seed;
  private final Scenes scenes;
  private final Scatter artistNumbers;
  private final Scatter releaseNumbers;
  private final Stars stars;

  private EdgeWorkload(WorkloadScale scale, long seed) {
    this.scale = scale;
    this.seed = Dice.mix(seed);
    this.scenes = Scenes.of(scale, this.seed);
    this.artistNumbers = new Scatter(scale.artists(), this.seed + 1);
    this.releaseNumbers = new Scatter(scale.releases(), this.seed + 2);
    this.stars = new Stars(scenes, scale.artists());
  }

  public static EdgeWorkload of(WorkloadScale scale, long seed) {
    return new EdgeWorkload(scale, seed);
  }

  public WorkloadScale scale() {
    return scale;
  }

  public int artistCount() {
    return scale.artists();
  }

  public int releaseCount() {
    return scale.releases();
  }

  /// All releases, by ascending number.
  public void forEachRelease(ReleaseVisitor visitor) {
    forEachRelease(0, scale.releases(), visitor);
  }

  /// The releases from `first` up to, without, `end`.
  public void forEachRelease(int first, int end, ReleaseVisitor visitor) {
    Objects.checkFromToIndex(first, end, scale.releases());
    Cast cast = new Cast(scenes, stars);
    for (int release = first; release < end; release++) {
      int count = cast.draw(seed, releaseNumbers.indexOf(release));
      int[] artists = cast.artists;
      for (int i = 0; i < count; i++) {
        artists[i] = artistNumbers.at(artists[i]);
      }
      sort(artists, count);
      visitor.release(release, artists, count);
    }
  }

  /// By insertion: half of the rows have four artists or fewer.
  private static void sort(int[] values, int count) {
    for (int i = 1; i < count; i++) {
      int value = values[i];
      int at = i;
      while (at > 0 && values[at - 1] > value) {
        values[at] = values[at - 1];
        at--;
      }
      values[at] = value;
    }
  }
}
