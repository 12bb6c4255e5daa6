package creditgraph.http.sweep;

import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sweep.PointState;
import creditgraph.protocol.sweep.PointState.Status;
import creditgraph.protocol.sweep.SweepCard;
import creditgraph.protocol.sweep.SweepPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A point of a sweep as a line of its results.
///
/// Numbers are whole, or decimals rounded half to even at [#DECIMALS] places, computed exactly: a
/// line is the same bytes on every machine.
record ResultRow(SweepPoint point, SnapshotRef snapshot, int pairsPerTask, PointState state) {

  static final int DECIMALS = 6;

  static ResultRow of(SweepCard sweep, PointState state) {
    SweepPoint point = sweep.spec().point(state.index());
    return new ResultRow(
        point,
        sweep.snapshots().get(sweep.spec().rulesets().indexOf(point.ruleset())),
        sweep.spec().pairsPerTask(),
        state);
  }

  boolean isFinished() {
    return state.status() == Status.FINISHED;
  }

  /// Whether there is a route to say something about.
  boolean hasRoutes() {
    return isFinished() && counts().connected() > 0;
  }

  boolean hasCosts() {
    return hasRoutes() && point.hubPenalty().weighs();
  }

  DistanceCounts counts() {
    return state.counts();
  }

  long releases() {
    List<Long> byReleases = counts().byReleases();
    return IntStream.range(0, byReleases.size())
        .mapToLong(releases -> releases * byReleases.get(releases))
        .sum();
  }

  int mostReleases() {
    return counts().byReleases().size() - 1;
  }

  /// Of a sum over the routes.
  String mean(long sum) {
    return BigDecimal.valueOf(sum)
        .divide(BigDecimal.valueOf(counts().connected()), DECIMALS, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  /// `[12,230]`: routes of one release, of two, and so on.
  String byReleases() {
    return counts().byReleases().stream()
        .skip(1)
        .map(String::valueOf)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
