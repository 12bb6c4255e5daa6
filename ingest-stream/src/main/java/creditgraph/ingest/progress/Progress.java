package creditgraph.ingest.progress;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Counts what a run has done and says so once per interval.
///
/// ```
/// releases  45%  3.1/6.9 MB  6,750 records  18,230/s  queue 3/20  heap 212/1024 MB  0:11 left
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
  private @Nullable RunningPhase running;

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
    running = new RunningPhase(name, unit, totalBytes, nanoTime.getAsLong(), cpuTime.get());
  }

  /// So many more are done.
  public void advance(long count) {
    RunningPhase phase = current();
    if (phase != null) {
      phase.done.addAndGet(count);
    }
  }

  /// So many pieces could not be read.
  public void reject(long count) {
    RunningPhase phase = current();
    if (phase != null) {
      phase.rejects.addAndGet(count);
    }
  }

  /// So much waits before the slowest stage.
  public void queue(int waiting, int capacity) {
    RunningPhase phase = current();
    if (phase != null) {
      phase.queue(new ProgressLine.Queue(waiting, capacity));
    }
  }

  /// Input has been used up to here.
  public void readTo(long bytes) {
    RunningPhase phase = current();
    if (phase != null) {
      phase.bytes.set(bytes);
    }
  }

  /// Input has been used, so much more.
  public void read(long bytes) {
    RunningPhase phase = current();
    if (phase != null) {
      phase.bytes.addAndGet(bytes);
    }
  }

  /// Says something that is no count.
  public synchronized void say(String line) {
    to.say(line);
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
      to.status().accept(line(running));
    }
  }

  private synchronized @Nullable RunningPhase current() {
    return running;
  }

  private void endPhase() {
    RunningPhase phase = running;
    if (phase == null) {
      return;
    }
    to.say(line(phase).plain());
    times.add(
        new PhaseTimes.Phase(
            phase.name,
            Duration.ofNanos(nanoTime.getAsLong() - phase.startNanos),
            cpuTime.get().minus(phase.startCpu),
            phase.done.get(),
            phase.bytes.get()));
    running = null;
  }

  private ProgressLine line(RunningPhase phase) {
    return phase.line(
        Duration.ofNanos(nanoTime.getAsLong() - phase.startNanos), Runtime.getRuntime());
  }

  /// Falls silent; a bar is erased.
  @Override
  public void close() {
    ticker.shutdownNow();
    pause();
  }

  private synchronized void pause() {
    to.pause().run();
  }
}
