package creditgraph.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.StreamSupport;

/// What a researcher's program does with a cluster: it submits samples over HTTP and asks until
/// they are finished.
final class BenchGateway {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration POLL = Duration.ofMillis(20);

  /// Where a turn takes many seconds and every question takes processor time from those who
  /// compute.
  private static final Duration PATIENT_POLL = Duration.ofMillis(200);

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final String token;
  private final Duration poll;

  BenchGateway(int port, String token) {
    this(port, token, POLL);
  }

  private BenchGateway(int port, String token, Duration poll) {
    this.port = port;
    this.token = token;
    this.poll = poll;
  }

  /// The same, asking seldom whether a sample is finished.
  BenchGateway patiently() {
    return new BenchGateway(port, token, PATIENT_POLL);
  }

  /// A finished sample.
  ///
  /// @param nanos from the question to the first answer that has the result
  record Finished(String id, JsonNode result, long nanos) {}

  /// @param run tells the samples of a run apart
  Finished sample(int pairs, int pairsPerTask, String run)
      throws IOException, InterruptedException {
    String question =
        "{\"pairs\":%d,\"pairsPerTask\":%d,\"ruleset\":\"%s\",\"run\":\"%s\"}"
            .formatted(pairs, pairsPerTask, BenchCluster.RULESET, run);
    long begin = System.nanoTime();
    JsonNode sample =
        json(
            request("/samples")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(question))
                .build());
    while (sample.path("status").asText().equals("running")) {
      Thread.sleep(poll);
      sample = json(request("/samples/" + sample.path("id").asText()).build());
    }
    long nanos = System.nanoTime() - begin;
    if (!sample.path("status").asText().equals("finished")) {
      throw new IllegalStateException("the sample did not finish: " + sample);
    }
    require(pairs, sample.path("result"));
    return new Finished(sample.path("id").asText(), sample.path("result"), nanos);
  }

  private static void require(int pairs, JsonNode result) {
    long counted = result.path("notConnected").asLong() + result.path("exhausted").asLong();
    for (JsonNode distance : result.path("byReleases")) {
      counted += distance.path("pairs").asLong();
    }
    if (counted != pairs) {
      throw new IllegalStateException(
          "%d pairs were asked for, %d counted".formatted(pairs, counted));
    }
  }

  /// Returns when every part is up and so many workers are; with none, as soon as none is left.
  void awaitWorkers(int workers, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!areUp(workers)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "the cluster is not up after %d s".formatted(limit.toSeconds()));
      }
      Thread.sleep(POLL.multipliedBy(5));
    }
  }

  private boolean areUp(int workers) throws InterruptedException {
    try {
      HttpResponse<String> answer = http.send(request("/health").build(), BodyHandlers.ofString());
      JsonNode parts = JSON.readTree(answer.body());
      boolean all = workers == 0 || answer.statusCode() == 200;
      return all
          && StreamSupport.stream(parts.path("workers").spliterator(), false)
                  .filter(worker -> worker.path("status").asText().equals("up"))
                  .count()
              == workers
          && parts.path("workers").size() == workers;
    } catch (IOException notYet) {
      return false;
    }
  }

  private JsonNode json(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(
          request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
        .header("Authorization", "Bearer " + token);
  }
}
