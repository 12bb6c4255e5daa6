package creditgraph.node;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The system's time as it was when this was made, and what has passed since by a clock that nobody
/// sets.
///
/// A board without a battery starts in the past and is set once it finds a time server; an operator
/// may set a clock by hours. A lease must not end for it, nor last for hours. Instants of one such
/// clock never go back; those of two may.
public final class SteadyClock implements InstantSource {

  private final Instant start;
  private final long startNanos;
  private final LongSupplier nanos;

  private SteadyClock(Instant start, LongSupplier nanos) {
    this.start = start;
    this.nanos = nanos;
    this.startNanos = nanos.getAsLong();
  }

  /// Starts at the system's time.
  public static SteadyClock start() {
    return of(Instant.now(), System::nanoTime);
  }

  static SteadyClock of(Instant start, LongSupplier nanos) {
    return new SteadyClock(start, nanos);
  }

  @Override
  public Instant instant() {
    return start.plusNanos(nanos.getAsLong() - startNanos);
  }
}
