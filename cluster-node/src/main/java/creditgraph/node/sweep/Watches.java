package creditgraph.node.sweep;

import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sweep.PointState;
import creditgraph.protocol.sweep.PointState.Status;
import creditgraph.protocol.sweep.Sweeping;
import creditgraph.protocol.sweep.Sweeping.PointPage;
import creditgraph.protocol.sweep.Sweeping.PointsReply;
import creditgraph.protocol.sweep.Sweeping.UnknownSweep;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/// The points that are under way, or were when their sweep was paused or cancelled, by the id of
/// their sample.
///
/// Nothing here is journaled. Holds at most `atOnce` points of each sweep that has not ended, and
/// of a cancelled one until its samples are.
final class Watches {

  private static final DistanceCounts NOTHING = new DistanceCounts(List.of(), 0, 0);

  private final int atOnce;
  private final Map<String, PointWatch> bySample = new LinkedHashMap<>();

  /// Cancelled sweeps of which no sample runs any more.
  private final Set<String> settled = new HashSet<>();

  Watches(int atOnce) {
    this.atOnce = atOnce;
  }

  /// Begins to watch what is to be under way, and ends watching what is not.
  void follow(SweepsState state) {
    Set<String> kept = new HashSet<>();
    int places = atOnce;
    for (SweepState sweep : state.open()) {
      boolean runs = sweep.status() == JobStatus.RUNNING;
      for (int point : sweep.firstOpen(atOnce)) {
        String sampleId = sweep.sampleId(point);
        // What has begun goes on, even when a sweep of higher priority has come since.
        if (!runs || places > 0 || find(sampleId).filter(PointWatch::hasBegun).isPresent()) {
          watch(sampleId, sweep.id(), point, runs ? Change.RESUME : Change.PAUSE);
          kept.add(sampleId);
          places -= runs ? 1 : 0;
        }
      }
    }
    for (SweepState sweep : state.all()) {
      if (sweep.status() == JobStatus.CANCELLED) {
        kept.addAll(settle(sweep));
      } else {
        settled.remove(sweep.id());
      }
    }
    bySample.keySet().retainAll(kept);
  }

  /// The samples of a cancelled sweep, until none of them can run any more.
  private Set<String> settle(SweepState sweep) {
    if (settled.contains(sweep.id())) {
      return Set.of();
    }
    Set<String> samples = new HashSet<>();
    for (int point : sweep.firstOpen(atOnce)) {
      String sampleId = sweep.sampleId(point);
      watch(sampleId, sweep.id(), point, Change.CANCEL);
      samples.add(sampleId);
    }
    if (samples.stream()
        .flatMap(sampleId -> find(sampleId).stream())
        .noneMatch(PointWatch::mustTell)) {
      settled.add(sweep.id());
      return Set.of();
    }
    return samples;
  }

  private void watch(String sampleId, String sweepId, int point, Change wish) {
    bySample.computeIfAbsent(sampleId, _ -> new PointWatch(sweepId, point, wish)).wish(wish);
  }

  Optional<PointWatch> find(String sampleId) {
    return Optional.ofNullable(bySample.get(sampleId));
  }

  void forEach(BiConsumer<String, PointWatch> each) {
    bySample.forEach(each);
  }

  void forgetAll() {
    bySample.clear();
    settled.clear();
  }

  /// How points stand, from one on.
  PointsReply page(SweepsState state, String sweepId, int first) {
    return state
        .sweep(sweepId)
        .<PointsReply>map(sweep ->
            new PointPage(
                sweepId,
                IntStream.range(Math.max(0, first), sweep.pointCount())
                    .limit(Sweeping.PAGE)
                    .mapToObj(point -> point(sweep, point))
                    .toList()))
        .orElse(new UnknownSweep(sweepId));
  }

  private PointState point(SweepState sweep, int point) {
    String sampleId = sweep.sampleId(point);
    DistanceCounts counts = sweep.finished().get(point);
    if (counts != null) {
      return new PointState(point, sampleId, Status.FINISHED, counts, 0, 0, "");
    }
    String reason = sweep.failed().get(point);
    if (reason != null) {
      return new PointState(point, sampleId, Status.FAILED, NOTHING, 0, 0, reason);
    }
    return find(sampleId)
        .filter(watch -> watch.hasBegun() && sweep.status() == JobStatus.RUNNING)
        .map(watch ->
            new PointState(
                point,
                sampleId,
                Status.RUNNING,
                NOTHING,
                watch.tasksDone(),
                watch.tasksTotal(),
                ""))
        .orElse(new PointState(point, sampleId, Status.WAITING, NOTHING, 0, 0, ""));
  }
}
