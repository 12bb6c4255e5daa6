package creditgraph.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks a node's management port whether it is ready, as the kubelet does, but all the time.
///
/// @param http whose classes and connections are there before it matters
record Readiness(HttpClient http, HttpRequest question) {

  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  static Readiness of(int managementPort) {
    URI address = URI.create("http://127.0.0.1:%d/ready".formatted(managementPort));
    return new Readiness(
        HttpClient.newHttpClient(),
        HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build());
  }

  /// Returns the moment of the first answer that says so, in `System.nanoTime`.
  long await(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!isReady()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%s does not say ready after %d s".formatted(question.uri(), limit.toSeconds()));
      }
      Thread.sleep(LOOK_EVERY);
    }
    return System.nanoTime();
  }

  private boolean isReady() throws InterruptedException {
    try {
      return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
