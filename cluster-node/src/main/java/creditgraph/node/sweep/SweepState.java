package creditgraph.node.sweep;

import creditgraph.node.coordinator.SampleIds;
import creditgraph.node.sweep.SweepEvent.SweepStarted;
import creditgraph.protocol.JobTerms;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobStatus;
import creditgraph.protocol.sample.DistanceCounts;
import creditgraph.protocol.sample.SampleSpec;
import creditgraph.protocol.sweep.SweepCard;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// One sweep: what its points came to.
///
/// Points are begun in their order, so whatever runs is among the first that have not ended, and
/// what has begun need not be journaled. Mutable; only the event handler changes it.
final class SweepState {

  private SweepStarted start;
  private final SortedMap<Integer, DistanceCounts> finished = new TreeMap<>();
  private final SortedMap<Integer, String> failed = new TreeMap<>();
  private boolean paused;
  private boolean cancelled;

  SweepState(SweepStarted start) {
    this.start = start;
  }

  SweepState(
      SweepStarted start,
      Map<Integer, DistanceCounts> finished,
      Map<Integer, String> failed,
      boolean paused,
      boolean cancelled) {
    this.start = start;
    this.finished.putAll(finished);
    this.failed.putAll(failed);
    this.paused = paused;
    this.cancelled = cancelled;
  }

  /// Goes on with what is not finished.
  void startAgain(SweepStarted again) {
    start = again;
    failed.clear();
    paused = false;
    cancelled = false;
  }

  void finish(int point, DistanceCounts counts) {
    finished.put(point, counts);
  }

  void fail(int point, String reason) {
    failed.put(point, reason);
  }

  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
  }

  void cancel() {
    cancelled = true;
  }

  SweepStarted start() {
    return start;
  }

  String id() {
    return start.sweepId();
  }

  JobTerms terms() {
    return start.terms();
  }

  int pointCount() {
    return start.spec().pointCount();
  }

  JobStatus status() {
    if (finished.size() + failed.size() == pointCount()) {
      return JobStatus.FINISHED;
    }
    if (cancelled) {
      return JobStatus.CANCELLED;
    }
    return paused ? JobStatus.PAUSED : JobStatus.RUNNING;
  }

  boolean isOpen(int point) {
    return !finished.containsKey(point) && !failed.containsKey(point);
  }

  /// Whether an outcome of the point would be taken. A cancelled sweep takes none.
  boolean wants(int point) {
    return !status().hasEnded() && isOpen(point);
  }

  /// The first points that have not ended; the only ones that may have begun.
  int[] firstOpen(int atMost) {
    return IntStream.range(0, pointCount()).filter(this::isOpen).limit(atMost).toArray();
  }

  SnapshotRef snapshot(int point) {
    return start
        .snapshots()
        .get(start.spec().rulesets().indexOf(start.spec().point(point).ruleset()));
  }

  /// The sample of a point. Its label is the sweep's, so that no two sweeps share one and pausing
  /// one sweep lets the others go on.
  SampleSpec sample(int point) {
    return start.spec().point(point).sample("sweep-" + id(), start.spec().pairsPerTask());
  }

  String sampleId(int point) {
    return SampleIds.of(snapshot(point), sample(point));
  }

  SortedMap<Integer, DistanceCounts> finished() {
    return Collections.unmodifiableSortedMap(finished);
  }

  SortedMap<Integer, String> failed() {
    return Collections.unmodifiableSortedMap(failed);
  }

  SweepCard card() {
    return new SweepCard(
        id(),
        status(),
        start.spec(),
        terms(),
        start.snapshots(),
        start.at(),
        finished.size(),
        failed.size());
  }
}
