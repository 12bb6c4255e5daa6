package creditgraph.ingest.progress;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Counts what a run has done and says so once per interval.
///
/// ```
/// releases  45%  3.1/6.9 MB  6,750 records  18,230/s  heap 212/1024 MB
/// ```
///
/// A run is a sequence of phases, one at a time. [#advance] and [#readTo] may be called from any
/// thread; phases are begun by the thread that runs them.
public final class Progress implements AutoCloseable {

  private final ProgressTo to;
  private final LongSupplier nanoTime;
  private final Supplier<Duration> cpuTime;
  private final PhaseTimes times = new PhaseTimes();
  private final ScheduledExecutorService ticker;
  private @Nullable Running running;

  private static final class Running {
    final String name;
    final String unit;
    final long totalBytes;
    final long startNanos;
    final Duration startCpu;
    final AtomicLong done = new AtomicLong();
    final AtomicLong bytes = new AtomicLong();

    Running(String name, String unit, long totalBytes, long startNanos, Duration startCpu) {
      this.name = name;
      this.unit = unit;
      this.totalBytes = totalBytes;
      this.startNanos = startNanos;
      this.startCpu = startCpu;
    }
  }

  Progress(ProgressTo to, LongSupplier nanoTime, Supplier<Duration> cpuTime) {
    this.to = to;
    this.nanoTime = nanoTime;
    this.cpuTime = cpuTime;
    this.ticker =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
  }

  /// Begins to speak; ends with [#close].
  public static Progress start(ProgressTo to) {
    Progress progress = new Progress(to, System::nanoTime, Progress::processCpu);
    long every = to.every().toMillis();
    var _ =
        progress.ticker.scheduleAtFixedRate(progress::tick, every, every, TimeUnit.MILLISECONDS);
    return progress;
  }

  private static Duration processCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Begins the next phase and ends the one before.
  ///
  /// @param unit what [#advance] counts, in the plural
  /// @param totalBytes of input, 0 when that is not how the phase is measured
  public synchronized void phase(String name, String unit, long totalBytes) {
    endPhase();
    running = new Running(name, unit, totalBytes, nanoTime.getAsLong(), cpuTime.get());
  }

  /// So many more are done.
  public void advance(long count) {
    Running phase = current();
    if (phase != null) {
      phase.done.addAndGet(count);
    }
  }

  /// Input has been used up to here.
  public void readTo(long bytes) {
    Running phase = current();
    if (phase != null) {
      phase.bytes.set(bytes);
    }
  }

  /// Input has been used, so much more.
  public void read(long bytes) {
    Running phase = current();
    if (phase != null) {
      phase.bytes.addAndGet(bytes);
    }
  }

  /// Says something that is no count.
  public synchronized void say(String line) {
    to.lines().accept(line);
  }

  /// Ends the last phase and says how long each took.
  public synchronized PhaseTimes finish() {
    endPhase();
    times.table().forEach(this::say);
    return times;
  }

  /// Says the line that is due; nothing between phases.
  synchronized void tick() {
    if (running != null) {
      to.lines().accept(line(running));
    }
  }

  private synchronized @Nullable Running current() {
    return running;
  }

  private void endPhase() {
    Running phase = running;
    if (phase == null) {
      return;
    }
    to.lines().accept(line(phase));
    times.add(
        new PhaseTimes.Phase(
            phase.name,
            Duration.ofNanos(nanoTime.getAsLong() - phase.startNanos),
            cpuTime.get().minus(phase.startCpu),
            phase.done.get(),
            phase.bytes.get()));
    running = null;
  }

  private String line(Running phase) {
    double seconds = (nanoTime.getAsLong() - phase.startNanos) / 1e9;
    long done = phase.done.get();
    long bytes = phase.bytes.get();
    Runtime runtime = Runtime.getRuntime();
    String input =
        phase.totalBytes == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "  %d%%  %.1f/%.1f MB",
                100 * bytes / phase.totalBytes,
                bytes / 1e6,
                phase.totalBytes / 1e6);
    return String.format(
        Locale.ROOT,
        "%s%s  %,d %s  %,d/s  heap %d/%d MB",
        phase.name,
        input,
        done,
        phase.unit,
        seconds == 0 ? 0 : Math.round(done / seconds),
        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
        runtime.maxMemory() >> 20);
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
