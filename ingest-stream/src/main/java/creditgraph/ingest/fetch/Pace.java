package creditgraph.ingest.fetch;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Holds a transfer to an average rate. The line is left alone after a burst, so that others get
/// their turn on it.
final class Pace {

  private static final double NANOS = 1e9;

  private final long bytesPerSecond;
  private final LongSupplier nanoTime;
  private final Waiting waiting;
  private final long startNanos;
  private long bytes;

  /// @param bytesPerSecond 0 for no limit
  Pace(long bytesPerSecond, LongSupplier nanoTime, Waiting waiting) {
    this.bytesPerSecond = bytesPerSecond;
    this.nanoTime = nanoTime;
    this.waiting = waiting;
    this.startNanos = nanoTime.getAsLong();
  }

  /// So many have come: waits until they were due.
  void came(long count) throws InterruptedException {
    if (bytesPerSecond == 0) {
      return;
    }
    bytes += count;
    long due = (long) (bytes / (double) bytesPerSecond * NANOS);
    long ahead = due - (nanoTime.getAsLong() - startNanos);
    if (ahead > 0) {
      waiting.pass(Duration.ofNanos(ahead));
    }
  }
}
