package creditgraph.bench;

import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// Asks a gateway over so many kept connections.
///
/// - **Closed.** Each connection has a thread and asks again as soon as it is answered; a time
///   counts from when the request was sent.
/// - **Open.** Requests have their moments beforehand, whatever becomes of those before, as people
///   come who know nothing of each other. A time counts from that moment, so what waits because all
///   connections are taken has waited.
///
/// @param port on loopback
record HttpLoad(int port, int connections) {

  private static final int STACK_BYTES = 1 << 18;

  /// Makes requests; must not take long, and be the same on every thread.
  interface Requests extends IntFunction<byte[]> {}

  Answered closed(int count, Requests requests) throws InterruptedException {
    int[] statuses = new int[count];
    long[] nanos = new long[count];
    AtomicInteger next = new AtomicInteger();
    Callable<Void> connection =
        () -> {
          ask(next, requests, statuses, nanos);
          return null;
        };
    long start = System.nanoTime();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            connections, task -> new Thread(null, task, "load", STACK_BYTES))) {
      for (Future<Void> ended : threads.invokeAll(Collections.nCopies(connections, connection))) {
        ended.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the load broke off: " + e.getCause(), e.getCause());
    }
    return new Answered(statuses, nanos, System.nanoTime() - start);
  }

  /// @param due nanoseconds from the start, ascending
  Answered open(long[] due, Requests requests) throws InterruptedException {
    try {
      return OpenLoad.ask(port, connections, due, requests);
    } catch (IOException e) {
      throw new IllegalStateException("the load broke off: " + e, e);
    }
  }

  /// Takes the next request until there is none. A connection that breaks is an answer, too, and
  /// the next request gets a new one.
  private void ask(AtomicInteger next, Requests requests, int[] statuses, long[] nanos)
      throws IOException {
    HttpLine line = HttpLine.to(port);
    try {
      for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
        byte[] request = requests.apply(i);
        long begin = System.nanoTime();
        try {
          statuses[i] = line.ask(request);
        } catch (IOException broken) {
          line.close();
          line = HttpLine.to(port);
        }
        nanos[i] = System.nanoTime() - begin;
      }
    } finally {
      line.close();
    }
  }
}
