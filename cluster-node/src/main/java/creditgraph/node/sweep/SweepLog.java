package creditgraph.node.sweep;

import creditgraph.node.sweep.SweepEvent.PointFailed;
import creditgraph.node.sweep.SweepEvent.PointFinished;
import creditgraph.node.sweep.SweepEvent.SweepCancelled;
import creditgraph.node.sweep.SweepEvent.SweepPaused;
import creditgraph.node.sweep.SweepEvent.SweepResumed;
import creditgraph.node.sweep.SweepEvent.SweepStarted;
import creditgraph.protocol.job.JobStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what an operator acts on or counts to the log; single points that went well are neither.
final class SweepLog {

  private static final Logger log = LoggerFactory.getLogger(Sweeps.class);

  private SweepLog() {}

  /// @param now as the event left it
  static void write(SweepsState now, SweepEvent event) {
    String id = event.sweepId();
    switch (event) {
      case SweepStarted started ->
          log.info("sweep started id={} points={}", id, started.spec().pointCount());
      case PointFinished _ -> {}
      case PointFailed failed ->
          log.warn("point failed sweep={} point={} reason={}", id, failed.point(), failed.reason());
      case SweepPaused _ -> log.info("sweep paused id={}", id);
      case SweepResumed _ -> log.info("sweep resumed id={}", id);
      case SweepCancelled _ -> log.info("sweep cancelled id={}", id);
    }
    now.sweep(id)
        .filter(sweep -> sweep.status() == JobStatus.FINISHED)
        .ifPresent(sweep ->
            log.info(
                "sweep finished id={} points={} failed={}",
                id,
                sweep.finished().size(),
                sweep.failed().size()));
  }
}
