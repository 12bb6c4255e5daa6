package creditgraph.protocol.sample;

import creditgraph.protocol.WireMessage;
import java.util.List;

/// How many sampled pairs lie how far apart.
///
/// @param byReleases at index `d` the pairs whose shortest route has `d` releases; index 0 is
///   unused
/// @param notConnected pairs with no route
/// @param exhausted pairs whose search ran out of budget
public record DistanceCounts(List<Long> byReleases, long notConnected, long exhausted)
    implements WireMessage {

  public DistanceCounts {
    byReleases = List.copyOf(byReleases);
  }

  /// Pairs counted in all.
  public long pairs() {
    return byReleases.stream().mapToLong(Long::longValue).sum() + notConnected + exhausted;
  }
}
