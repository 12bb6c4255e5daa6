package creditgraph.ingest.fetch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The one way in which a fetch lets time pass.
interface Waiting {

  void pass(Duration duration) throws InterruptedException;

  static Waiting onTheClock() {
    return duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
  }
}
