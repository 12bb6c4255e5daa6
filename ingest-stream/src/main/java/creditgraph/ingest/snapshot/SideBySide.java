package creditgraph.ingest.snapshot;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Runs numbered pieces of work on some threads, each piece on one.
final class SideBySide {

  /// One piece of work.
  @FunctionalInterface
  interface Work {

    /// @param stopped whether to end early, because another piece has failed or nobody waits any
    ///   more
    void run(int number, BooleanSupplier stopped) throws IOException;
  }

  private SideBySide() {}

  /// Runs pieces `0` to `count - 1`, begun in this order. When it returns, and when it throws, no
  /// thread is at work any more.
  ///
  /// @throws IOException the first failure, as are runtime exceptions and errors
  /// @throws InterruptedIOException when the calling thread is interrupted
  static void run(int threads, int count, Work work) throws IOException {
    AtomicInteger next = new AtomicInteger();
    CompletableFuture<Void> failed = new CompletableFuture<>();
    try (ExecutorService pool =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().name("build-", 1).factory())) {
      for (int thread = 0; thread < threads; thread++) {
        pool.execute(() -> {
          BooleanSupplier stopped =
              () -> failed.isCompletedExceptionally() || Thread.currentThread().isInterrupted();
          try {
            for (int number = next.getAndIncrement();
                number < count && !stopped.getAsBoolean();
                number = next.getAndIncrement()) {
              work.run(number, stopped);
            }
          } catch (IOException | RuntimeException | Error e) {
            failed.completeExceptionally(e);
          }
        });
      }
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted while threads were at work");
    }
    if (failed.isCompletedExceptionally()) {
      switch (failed.exceptionNow()) {
        case IOException e -> throw e;
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case Throwable e -> throw new IllegalStateException(e);
      }
    }
  }
}
