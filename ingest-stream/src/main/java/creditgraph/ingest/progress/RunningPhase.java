package creditgraph.ingest.progress;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// What a phase that is running has done so far. Counted by any thread.
final class RunningPhase {

  final String name;
  final String unit;
  final long totalBytes;
  final long startNanos;
  final Duration startCpu;
  final AtomicLong done = new AtomicLong();
  final AtomicLong rejects = new AtomicLong();
  final AtomicLong bytes = new AtomicLong();
  private volatile ProgressLine.Queue queue = ProgressLine.Queue.NONE;

  /// @param unit what `done` counts, in the plural
  /// @param totalBytes of input, 0 when that is not how the phase is measured
  RunningPhase(String name, String unit, long totalBytes, long startNanos, Duration startCpu) {
    this.name = name;
    this.unit = unit;
    this.totalBytes = totalBytes;
    this.startNanos = startNanos;
    this.startCpu = startCpu;
  }

  void queue(ProgressLine.Queue fill) {
    queue = fill;
  }

  ProgressLine line(Duration elapsed, Runtime runtime) {
    return new ProgressLine(
        name,
        unit,
        totalBytes,
        bytes.get(),
        done.get(),
        rejects.get(),
        queue,
        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
        runtime.maxMemory() >> 20,
        elapsed);
  }
}
