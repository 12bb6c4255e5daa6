package creditgraph.ingest;

import creditgraph.ingest.dump.DumpRefused;
import creditgraph.ingest.dump.DumpType;
import creditgraph.ingest.tables.CatalogSink;
import creditgraph.ingest.xml.FrameLimits;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.pekko.actor.ActorSystem;

/// The threads of a run's streams, from start to close.
final class StreamSystem implements AutoCloseable {

  private final ActorSystem system;
  private final DumpStream stream;

  private StreamSystem(ActorSystem system) {
    this.system = system;
    this.stream = new DumpStream(system);
  }

  static StreamSystem start() {
    return new StreamSystem(ActorSystem.create("ingest"));
  }

  /// Runs one dump file through and waits for its end.
  ///
  /// @throws InterruptedIOException when the waiting thread is interrupted
  void run(DumpType type, Path file, FrameLimits limits, DumpLedger ledger, CatalogSink sink)
      throws IOException {
    await(stream.run(type, file, limits, ledger, sink));
  }

  private static void await(CompletableFuture<?> done) throws IOException {
    try {
      done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("ingest was stopped");
      stopped.initCause(e);
      throw stopped;
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  private static IOException unwrapped(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return switch (cause) {
      case DumpRefused refused -> throw refused;
      case IOException io -> io;
      case RuntimeException bug -> throw bug;
      case Error error -> throw error;
      default -> new IOException("ingest failed: " + cause.getMessage(), cause);
    };
  }

  /// Ends all threads; streams that still run are cut off.
  @Override
  public void close() throws IOException {
    var _ = system.terminate();
    await(system.getWhenTerminated().toCompletableFuture());
  }
}
