package creditgraph.node.coordinator;

import creditgraph.protocol.sample.CostTotals;
import creditgraph.protocol.sample.DistanceCounts;
import java.util.Arrays;
import java.util.List;

/// Adds up the counts of tasks. A sum does not know the order of its parts, so the result is the
/// same whichever lane finished first.
final class CountSum {

  private long[] byReleases = new long[0];
  private long notConnected;
  private long exhausted;
  private CostTotals costs = CostTotals.NONE;

  static CountSum of(DistanceCounts counts) {
    CountSum sum = new CountSum();
    sum.add(counts);
    return sum;
  }

  void add(DistanceCounts counts) {
    List<Long> more = counts.byReleases();
    if (byReleases.length < more.size()) {
      byReleases = Arrays.copyOf(byReleases, more.size());
    }
    for (int releases = 0; releases < more.size(); releases++) {
      byReleases[releases] += more.get(releases);
    }
    notConnected += counts.notConnected();
    exhausted += counts.exhausted();
    costs = costs.plus(counts.costs());
  }

  DistanceCounts counts() {
    return new DistanceCounts(
        Arrays.stream(byReleases).boxed().toList(), notConnected, exhausted, costs);
  }
}
