package creditgraph.ingest.fetch;

import creditgraph.ingest.fetch.FetchFailed.Reason;
import java.time.Duration;
import java.util.function.Consumer;

/// How often one thing is tried, and how long is waited in between: each wait doubles the one
/// before, and is never shorter than the server asks for.
///
/// Only tries in a row count. A download that gets on is not given up because its line is bad.
final class Patience {

  private final FetchSettings.Tries tries;
  private final Waiting waiting;
  private final Consumer<String> say;
  private int failed;

  Patience(FetchSettings.Tries tries, Waiting waiting, Consumer<String> say) {
    this.tries = tries;
    this.waiting = waiting;
    this.say = say;
  }

  /// The latest try got somewhere.
  void progressed() {
    failed = 0;
  }

  /// Waits until the next try is due.
  ///
  /// @param what was tried, as the subject of a sentence
  /// @param lost what it means that no try is left
  /// @throws FetchFailed when no try is left, or the server asks for more time than is given
  void afterFailure(String what, TryAgain failure, Reason lost) {
    failed++;
    if (failed >= tries.most()) {
      throw new FetchFailed(
          lost,
          "%s: %s, %d times in a row. What has arrived is kept; run the same command again to go on."
              .formatted(what, failure.reason(), failed));
    }
    Duration wait = backOff();
    if (failure.notBefore().compareTo(tries.longestWait()) > 0) {
      throw new FetchFailed(
          lost,
          "%s: %s, and asks for %d s of rest. Run the same command again after that; what has arrived is kept."
              .formatted(what, failure.reason(), failure.notBefore().toSeconds()));
    }
    if (failure.notBefore().compareTo(wait) > 0) {
      wait = failure.notBefore();
    }
    say.accept(
        "%s: %s; trying again in %.1f s (%d of %d)"
            .formatted(what, failure.reason(), wait.toMillis() / 1e3, failed + 1, tries.most()));
    pass(wait);
  }

  private Duration backOff() {
    Duration wait = tries.firstWait();
    for (int i = 1; i < failed && wait.compareTo(tries.longestWait()) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(tries.longestWait()) < 0 ? wait : tries.longestWait();
  }

  private void pass(Duration wait) {
    try {
      waiting.pass(wait);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  static FetchFailed interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new FetchFailed(
        Reason.BROKEN_OFF, "The fetch was stopped; run the same command again to go on.", e);
  }
}
