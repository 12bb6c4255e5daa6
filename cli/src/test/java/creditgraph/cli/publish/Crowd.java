package creditgraph.cli.publish;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// Many players who ask the same questions over and over, and know the right answers of each
/// snapshot.
final class Crowd {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LEARN_LIMIT = Duration.ofMinutes(2);
  private static final int FAILURES_KEPT = 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final List<String> questions;

  /// By fingerprint, then question.
  private final Map<String, Map<String, String>> right = new HashMap<>();

  private final Map<String, Integer> answeredBy = new HashMap<>();
  private final List<String> failures = new ArrayList<>();
  private int asked;
  private int answered;
  private boolean enough;

  /// @param questions bodies of `POST /paths`
  Crowd(String address, List<String> questions) {
    this.address = URI.create(address);
    this.questions = List.copyOf(questions);
  }

  /// What one answer is: the body, but for the time that it took.
  private record Answer(int status, String fingerprint, String body) {

    static Answer of(HttpResponse<String> response) throws IOException {
      JsonNode json = JSON.readTree(response.body());
      return new Answer(
          response.statusCode(),
          json.at("/snapshot/fingerprint").asText(),
          response.body().replaceFirst("\"tookMicros\":\\d+", "\"tookMicros\":0"));
    }
  }

  /// Asks everything once while a snapshot is known to be the current one, and takes its answers
  /// for the right ones. A node that has not followed yet is asked again.
  void learn(String fingerprint) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LEARN_LIMIT.toNanos();
    Map<String, String> answers = new HashMap<>();
    for (String question : questions) {
      Answer answer = ask(question);
      while (answer.status() != 200 || !answer.fingerprint().equals(fingerprint)) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("no answer from " + fingerprint + ", but " + answer);
        }
        answer = ask(question);
      }
      answers.put(question, answer.body());
    }
    right.put(fingerprint, answers);
  }

  /// Questions to which the known snapshots have different routes.
  long differingAnswers() {
    return questions.stream()
        .filter(question ->
            right.entrySet().stream()
                    .map(entry ->
                        entry.getValue().getOrDefault(question, "").replace(entry.getKey(), ""))
                    .distinct()
                    .count()
                > 1)
        .count();
  }

  /// Lets so many players ask at once, each one question after another, until there were as many as
  /// wanted and [#enough] was said.
  CompletableFuture<Void> ask(int players, int wanted) {
    return CompletableFuture.allOf(
        IntStream.range(0, players)
            .mapToObj(
                _ -> CompletableFuture.runAsync(() -> play(wanted), Thread::startVirtualThread))
            .toArray(CompletableFuture[]::new));
  }

  private void play(int wanted) {
    for (int number = next(wanted); number >= 0; number = next(wanted)) {
      String question = questions.get(number % questions.size());
      try {
        judge(question, ask(question));
      } catch (IOException | InterruptedException e) {
        fail(question + ": " + e);
      }
    }
  }

  private synchronized int next(int wanted) {
    return asked >= wanted && enough ? -1 : asked++;
  }

  private synchronized void judge(String question, Answer answer) {
    answered++;
    answeredBy.merge(answer.fingerprint(), 1, Integer::sum);
    String expected = right.getOrDefault(answer.fingerprint(), Map.of()).get(question);
    if (answer.status() != 200 || !answer.body().equals(expected)) {
      fail("%s: %s, expected %s".formatted(question, answer, expected));
    }
    notifyAll();
  }

  private synchronized void fail(String what) {
    if (failures.size() < FAILURES_KEPT) {
      failures.add(what);
    }
    notifyAll();
  }

  synchronized void awaitAnswers(int count) throws InterruptedException {
    while (answered < count && failures.isEmpty()) {
      wait();
    }
  }

  /// Returns when a snapshot has answered once more than until now.
  synchronized void awaitAnswerFrom(String fingerprint) throws InterruptedException {
    int before = answeredBy(fingerprint);
    while (answeredBy(fingerprint) == before && failures.isEmpty()) {
      wait();
    }
  }

  synchronized void enough() {
    enough = true;
  }

  synchronized int answered() {
    return answered;
  }

  synchronized int answeredBy(String fingerprint) {
    return answeredBy.getOrDefault(fingerprint, 0);
  }

  synchronized List<String> failures() {
    return List.copyOf(failures);
  }

  private Answer ask(String question) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(60))
            .POST(BodyPublishers.ofString(question))
            .build();
    return Answer.of(http.send(request, BodyHandlers.ofString()));
  }
}
