package creditgraph.ingest.fetch;

import creditgraph.ingest.fetch.FetchFailed.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Requests over HTTP, one at a time. Sorts answers into those to use, those that are final, and
/// those after which to try again.
final class Web implements AutoCloseable {

  private static final String USER_AGENT = "music-credit-graph";
  private static final int MOST_TEXT_BYTES = 8 << 20;

  /// Statuses that pass.
  private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

  /// A bucket that lets nobody list it answers 403 for what it does not have.
  private static final Set<Integer> NOT_THERE = Set.of(403, 404, 410);

  private final HttpClient client;
  private final Duration stall;
  private final Supplier<Patience> patience;

  Web(Duration stall, Supplier<Patience> patience) {
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(stall)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    this.stall = stall;
    this.patience = patience;
  }

  /// A text of moderate size; empty when there is none at this address, or none for us.
  Optional<String> text(URI uri) {
    return untilAnswered(uri, HttpRequest.newBuilder(uri).GET(), limitedText())
        .map(HttpResponse::body);
  }

  /// What the server says of a file; empty when it has none.
  Optional<RemoteFile> describe(URI uri) {
    return untilAnswered(uri, HttpRequest.newBuilder(uri).HEAD(), BodyHandlers.discarding())
        .map(answer -> RemoteFile.of(uri, answer.headers()));
  }

  private static BodyHandler<String> limitedText() {
    return BodyHandlers.limiting(BodyHandlers.ofString(), MOST_TEXT_BYTES);
  }

  private <T> Optional<HttpResponse<T>> untilAnswered(
      URI uri, HttpRequest.Builder request, BodyHandler<T> body) {
    Patience left = patience.get();
    while (true) {
      try {
        HttpResponse<T> answer = send(request, body);
        if (NOT_THERE.contains(answer.statusCode())) {
          return Optional.empty();
        }
        if (answer.statusCode() != 200) {
          throw refused(uri, answer.statusCode());
        }
        return Optional.of(answer);
      } catch (TryAgain e) {
        left.afterFailure(uri.toString(), e, Reason.UNAVAILABLE);
      } catch (InterruptedException e) {
        throw Patience.interrupted(e);
      }
    }
  }

  static FetchFailed refused(URI uri, int status) {
    return NOT_THERE.contains(status)
        ? new FetchFailed(
            Reason.NOT_THERE,
            "%s is not there, or not for us (status %d). Try again later, or fetch another month."
                .formatted(uri, status))
        : new FetchFailed(Reason.UNAVAILABLE, "%s answers with status %d.".formatted(uri, status));
  }

  /// One request, one answer, whose body may still be on its way.
  ///
  /// @throws TryAgain when there is no answer in time, or one that passes
  <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body)
      throws TryAgain, InterruptedException {
    CompletableFuture<HttpResponse<T>> answering =
        client.sendAsync(request.setHeader("User-Agent", USER_AGENT).build(), body);
    try {
      HttpResponse<T> answer = answering.get(stall.toNanos(), TimeUnit.NANOSECONDS);
      if (PASSING.contains(answer.statusCode())) {
        throw new TryAgain("the server answers with status " + answer.statusCode(), rest(answer));
      }
      return answer;
    } catch (TimeoutException e) {
      answering.cancel(true);
      throw new TryAgain("no answer came for " + stall.toSeconds() + " s");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new TryAgain(described(cause == null ? e : cause));
    }
  }

  /// `Retry-After`: seconds, or a date.
  private static Duration rest(HttpResponse<?> answer) {
    String after = answer.headers().firstValue("Retry-After").orElse("").strip();
    if (after.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(after));
    }
    try {
      Instant until = ZonedDateTime.parse(after, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration left = Duration.between(Instant.now(), until);
      return left.isNegative() ? Duration.ZERO : left;
    } catch (DateTimeParseException notADate) {
      return Duration.ZERO;
    }
  }

  static String described(Throwable cause) {
    String message = cause.getMessage();
    return cause instanceof IOException && message != null
        ? message
        : cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
