package creditgraph.ingest;

import creditgraph.ingest.PartLedger.Part;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Finishes parts in their order, each while the next one is being read: compressing what is left,
/// waiting for the disk and reading the files again would leave the processors idle otherwise.
///
/// Never more than one is on its way, so a run holds the open files of two parts at most.
final class PartFinisher implements AutoCloseable {

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("part-finisher").factory());

  private @Nullable Future<Part> latest;

  /// Begins with a part once the one before is finished.
  ///
  /// @throws IOException when the one before could not be finished; the new one is not begun
  void finish(Callable<Part> part) throws IOException {
    if (latest != null) {
      await(latest);
    }
    latest = thread.submit(part);
  }

  /// Waits for the part that was begun last.
  Part last() throws IOException {
    if (latest == null) {
      throw new IllegalStateException("no part was begun");
    }
    return await(latest);
  }

  private static Part await(Future<Part> part) throws IOException {
    try {
      return part.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a part was being finished");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /// Waits for what is on its way; a failure of it was thrown before or is of no more interest.
  @Override
  public void close() {
    thread.close();
  }
}
