package creditgraph.graph.measure;

import java.util.Arrays;

/// How many sampled pairs lie how far apart.
public final class DistanceSample {

  private final long[] byReleases;
  private final long notConnected;
  private final long exhausted;

  private DistanceSample(long[] byReleases, long notConnected, long exhausted) {
    this.byReleases = byReleases;
    this.notConnected = notConnected;
    this.exhausted = exhausted;
  }

  /// @param byReleases at index `d` the pairs whose shortest route has `d` releases; zeros at the
  ///   end do not count
  /// @param notConnected pairs with no route
  /// @param exhausted pairs whose search ran out of budget
  public static DistanceSample of(long[] byReleases, long notConnected, long exhausted) {
    int length = byReleases.length;
    while (length > 0 && byReleases[length - 1] == 0) {
      length--;
    }
    return new DistanceSample(Arrays.copyOf(byReleases, length), notConnected, exhausted);
  }

  /// At index `d` the pairs whose shortest route has `d` releases; index 0 is 0, and the last
  /// entry, if there is one, is not.
  public long[] byReleases() {
    return byReleases.clone();
  }

  public long notConnected() {
    return notConnected;
  }

  public long exhausted() {
    return exhausted;
  }

  /// Pairs counted in all.
  public long pairs() {
    return Arrays.stream(byReleases).sum() + notConnected + exhausted;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DistanceSample sample
        && Arrays.equals(byReleases, sample.byReleases)
        && notConnected == sample.notConnected
        && exhausted == sample.exhausted;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(byReleases) + Long.hashCode(notConnected))
        + Long.hashCode(exhausted);
  }

  @Override
  public String toString() {
    return "by releases %s, not connected %d, exhausted %d"
        .formatted(Arrays.toString(byReleases), notConnected, exhausted);
  }
}
