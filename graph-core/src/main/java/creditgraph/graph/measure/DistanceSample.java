package creditgraph.graph.measure;

import java.util.Arrays;
import java.util.Objects;

/// How many sampled pairs lie how far apart.
public final class DistanceSample {

  private final long[] byReleases;
  private final long notConnected;
  private final long exhausted;
  private final CostTotals costs;

  private DistanceSample(long[] byReleases, long notConnected, long exhausted, CostTotals costs) {
    this.byReleases = byReleases;
    this.notConnected = notConnected;
    this.exhausted = exhausted;
    this.costs = costs;
  }

  /// Of routes that cost nothing.
  public static DistanceSample of(long[] byReleases, long notConnected, long exhausted) {
    return of(byReleases, notConnected, exhausted, CostTotals.NONE);
  }

  /// @param byReleases at index `d` the pairs whose route has `d` releases; zeros at the end do not
  ///   count
  /// @param notConnected pairs with no route
  /// @param exhausted pairs whose search ran out of budget
  /// @param costs of the routes
  public static DistanceSample of(
      long[] byReleases, long notConnected, long exhausted, CostTotals costs) {
    int length = byReleases.length;
    while (length > 0 && byReleases[length - 1] == 0) {
      length--;
    }
    return new DistanceSample(Arrays.copyOf(byReleases, length), notConnected, exhausted, costs);
  }

  /// At index `d` the pairs whose route has `d` releases; index 0 is 0, and the last entry, if
  /// there is one, is not.
  public long[] byReleases() {
    return byReleases.clone();
  }

  public long notConnected() {
    return notConnected;
  }

  public long exhausted() {
    return exhausted;
  }

  /// What the routes cost; [CostTotals#NONE] where routes are not weighed.
  public CostTotals costs() {
    return costs;
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
        && exhausted == sample.exhausted
        && costs.equals(sample.costs);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(byReleases), notConnected, exhausted, costs);
  }

  @Override
  public String toString() {
    return "by releases %s, not connected %d, exhausted %d, %s"
        .formatted(Arrays.toString(byReleases), notConnected, exhausted, costs);
  }
}
