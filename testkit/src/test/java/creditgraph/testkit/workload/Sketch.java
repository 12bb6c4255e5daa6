package creditgraph.testkit.workload;

import java.util.Arrays;

/// What a workload looks like, counted in one pass.
final class Sketch {

  private final int[] onRelease;
  private final int[] ofArtist;
  private final int[] parents;
  private long credits;
  private long gaps;
  private long gapCount;
  private long hash;

  private Sketch(EdgeWorkload workload) {
    onRelease = new int[workload.releaseCount()];
    ofArtist = new int[workload.artistCount()];
    parents = new int[workload.artistCount()];
    Arrays.setAll(parents, artist -> artist);
    workload.forEachRelease(this::add);
  }

  static Sketch of(EdgeWorkload workload) {
    return new Sketch(workload);
  }

  private void add(int release, int[] artists, int count) {
    onRelease[release] = count;
    credits += count;
    for (int i = 0; i < count; i++) {
      ofArtist[artists[i]]++;
      hash = hash * 31 + artists[i];
      parents[root(artists[i])] = root(artists[0]);
      if (i > 0) {
        gaps += artists[i] - artists[i - 1];
        gapCount++;
      }
    }
    hash = hash * 31 + release;
  }

  long hash() {
    return hash;
  }

  long credits() {
    return credits;
  }

  int artistsOnRelease(double quantile) {
    return quantile(onRelease.clone(), quantile);
  }

  /// Among the artists that are credited at all.
  int releasesOfArtist(double quantile) {
    return quantile(Arrays.stream(ofArtist).filter(count -> count > 0).toArray(), quantile);
  }

  /// Mean difference of two artists that follow each other on a release.
  double meanGap() {
    return (double) gaps / gapCount;
  }

  /// Of the artists that are credited at all.
  double largestComponentShare() {
    int[] sizes = new int[parents.length];
    int used = 0;
    for (int artist = 0; artist < parents.length; artist++) {
      if (ofArtist[artist] > 0) {
        sizes[root(artist)]++;
        used++;
      }
    }
    return (double) Arrays.stream(sizes).max().orElseThrow() / used;
  }

  private int root(int artist) {
    int at = artist;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  private static int quantile(int[] values, double quantile) {
    Arrays.sort(values);
    return values[(int) (quantile * (values.length - 1))];
  }
}
