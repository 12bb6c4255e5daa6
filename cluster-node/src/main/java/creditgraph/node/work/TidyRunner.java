package creditgraph.node.work;

import creditgraph.protocol.work.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/// Has the heap collected after the first batch of tasks, the second, the fourth, the eighth and so
/// on.
///
/// A worker allocates so little that its old generation never fills, and what starting and its
/// first tasks leave there would stay as long as it lives: some MB of a small board. Most of that
/// comes early, and a collection takes 40 ms: a long job is stopped by a dozen of them.
public final class TidyRunner implements TaskRunner {

  private final TaskRunner runner;
  private final Executor collecting;
  private final Runnable collect;
  private final AtomicLong batches = new AtomicLong();

  private TidyRunner(TaskRunner runner, Executor collecting, Runnable collect) {
    this.runner = runner;
    this.collecting = collecting;
    this.collect = collect;
  }

  /// @param collecting waits while everything else of the process does
  public static TaskRunner of(TaskRunner runner, Executor collecting) {
    return of(runner, collecting, System::gc);
  }

  static TaskRunner of(TaskRunner runner, Executor collecting, Runnable collect) {
    return new TidyRunner(runner, collecting, collect);
  }

  @Override
  public List<String> openFingerprints() {
    return runner.openFingerprints();
  }

  @Override
  public CompletionStage<BatchRun> run(List<Task> tasks, Duration enough) {
    return runner
        .run(tasks, enough)
        .whenComplete((_, _) -> {
          if (Long.bitCount(batches.incrementAndGet()) == 1) {
            CompletableFuture<Void> _ = CompletableFuture.runAsync(collect, collecting);
          }
        });
  }
}
