package creditgraph.http.metrics;

import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;

/// Why a request was turned away although nothing was wrong with it.
public enum Refusal {
  /// As many are waiting as may wait: 503.
  BUSY,
  /// The client has asked more often than it may: 429.
  RATE_LIMITED;

  private static final int SERVICE_UNAVAILABLE = 503;
  private static final int TOO_MANY_REQUESTS = 429;

  /// Null when it is none. A 503 that says how the cluster is, as `/health` does, names no time to
  /// come again.
  static @Nullable Refusal of(HttpResponse response) {
    return switch (response.status().intValue()) {
      case TOO_MANY_REQUESTS -> RATE_LIMITED;
      case SERVICE_UNAVAILABLE -> response.getHeader("Retry-After").isPresent() ? BUSY : null;
      default -> null;
    };
  }
}
