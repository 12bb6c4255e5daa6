package creditgraph.testkit.workload;

import java.util.Arrays;

/// Who knows whom: artists and releases cut into scenes, each a range of both.
///
/// Sizes are Pareto distributed, 80 to 1,200 artists, the same at every scale: a larger world has
/// more scenes, not wider ones. How much a scene releases for each of its artists varies too.
final class Scenes {

  private static final int SMALLEST = 80;
  private static final int LARGEST = 1_200;
  private static final double SIZE_TAIL = 1.15;
  private static final double ACTIVITY_SPREAD = 1.15;

  private final int[] artistStarts;
  private final int[] releaseStarts;

  private Scenes(int[] artistStarts, int[] releaseStarts) {
    this.artistStarts = artistStarts;
    this.releaseStarts = releaseStarts;
  }

  static Scenes of(WorkloadScale scale, long seed) {
    Dice dice = new Dice();
    dice.reset(seed, 0);
    int[] starts = new int[scale.artists() / SMALLEST + 2];
    double[] activity = new double[starts.length];
    int count = 0;
    while (starts[count] < scale.artists()) {
      double wanted = SMALLEST * StrictMath.pow(1 - dice.fraction(), -1 / SIZE_TAIL);
      int size = (int) Math.min(Math.min(wanted, LARGEST), scale.artists() - starts[count]);
      activity[count + 1] =
          activity[count] + size * StrictMath.exp(ACTIVITY_SPREAD * dice.normal());
      starts[count + 1] = starts[count] + size;
      count++;
    }
    int[] releases = new int[count + 1];
    for (int scene = 1; scene <= count; scene++) {
      releases[scene] = (int) (activity[scene] / activity[count] * scale.releases());
    }
    releases[count] = scale.releases();
    return new Scenes(Arrays.copyOf(starts, count + 1), releases);
  }

  int count() {
    return artistStarts.length - 1;
  }

  int firstArtist(int scene) {
    return artistStarts[scene];
  }

  int artists(int scene) {
    return artistStarts[scene + 1] - artistStarts[scene];
  }

  /// The scene that a release belongs to.
  int ofRelease(int release) {
    int low = 0;
    int high = count() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (releaseStarts[middle] <= release) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
