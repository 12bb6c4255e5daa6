package creditgraph.protocol.sample;

import creditgraph.protocol.WireMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many sampled pairs lie how far apart.
///
/// @param byReleases at index `d` the pairs whose route has `d` releases; index 0 is unused
/// @param notConnected pairs with no route
/// @param exhausted pairs whose search ran out of budget
/// @param costs of the routes; [CostTotals#NONE] when absent, as in older messages and events, and
///   where routes are not weighed
public record DistanceCounts(
    List<Long> byReleases, long notConnected, long exhausted, CostTotals costs)
    implements WireMessage {

  public DistanceCounts(
      List<Long> byReleases, long notConnected, long exhausted, @Nullable CostTotals costs) {
    this.byReleases = List.copyOf(byReleases);
    this.notConnected = notConnected;
    this.exhausted = exhausted;
    this.costs = costs == null ? CostTotals.NONE : costs;
  }

  /// Of routes that are not weighed.
  public DistanceCounts(List<Long> byReleases, long notConnected, long exhausted) {
    this(byReleases, notConnected, exhausted, CostTotals.NONE);
  }

  /// Pairs that a route joins.
  public long connected() {
    return byReleases.stream().mapToLong(Long::longValue).sum();
  }

  /// Pairs counted in all.
  public long pairs() {
    return connected() + notConnected + exhausted;
  }
}
