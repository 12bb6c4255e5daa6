package creditgraph.e2e.fault;

import java.time.Duration;
import java.util.concurrent.Callable;

/// Waits for a condition that nobody announces.
public final class Await {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private Await() {}

  /// A question that fails, as while a node is away, is one more reason to ask again.
  public static void until(String what, Duration limit, Callable<Boolean> condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    String last = "";
    while (System.nanoTime() < deadline) {
      try {
        if (condition.call()) {
          return;
        }
        last = "it is not so";
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        last = e.toString();
      }
      Thread.sleep(LOOK_EVERY);
    }
    throw new AssertionError("waited " + limit + " for " + what + ": " + last);
  }
}
