package creditgraph.ingest.fetch;

import java.time.Duration;

/// One attempt failed in a way that another may not.
final class TryAgain extends Exception {

  private static final long serialVersionUID = 1L;

  private final Duration notBefore;

  /// @param notBefore how long the server wants to be left alone; zero when it does not say
  TryAgain(String reason, Duration notBefore) {
    super(reason);
    this.notBefore = notBefore;
  }

  TryAgain(String reason) {
    this(reason, Duration.ZERO);
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  Duration notBefore() {
    return notBefore;
  }
}
