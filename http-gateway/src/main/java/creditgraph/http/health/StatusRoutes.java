package creditgraph.http.health;

import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import creditgraph.http.events.EventStreams;
import creditgraph.http.events.StreamedState;
import creditgraph.http.limit.RateLimiter;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/// `GET /status/events`
///
/// What `GET /health` says, whenever that has changed, and when a new status file was published.
/// The parts are asked once for everybody who listens: a listener more costs the cluster no
/// question.
public final class StatusRoutes {

  /// Just short of the time after which a stream asks again.
  private static final Duration KEPT = Duration.ofMillis(900);

  private final Health health;
  private final Supplier<CompletionStage<Optional<Instant>>> published;
  private final Deadline deadline;
  private final EventStreams streams;
  private final AsyncCache<String, StreamedState> now =
      Caffeine.newBuilder().expireAfterWrite(KEPT).executor(Runnable::run).buildAsync();

  StatusRoutes(
      Health health,
      Supplier<CompletionStage<Optional<Instant>>> published,
      Deadline deadline,
      EventStreams streams) {
    this.health = health;
    this.published = published;
    this.deadline = deadline;
    this.streams = streams;
  }

  /// @param published when the status file was written last
  public static Route create(
      Health health,
      Supplier<CompletionStage<Optional<Instant>>> published,
      Deadline deadline,
      RateLimiter limiter,
      EventStreams streams) {
    StatusRoutes routes = new StatusRoutes(health, published, deadline, streams);
    return path(
        segment("status").slash("events"), () -> Methods.get(limiter.limit(routes::events)));
  }

  private CompletionStage<HttpResponse> events(HttpRequest request) {
    return now().thenApply(first -> streams.answer(request, first, this::now));
  }

  CompletionStage<StreamedState> now() {
    return now.get("status", (_, _) -> ask().toCompletableFuture());
  }

  private CompletionStage<StreamedState> ask() {
    // A disk that cannot be read must not hide how the rest is; who asks for the file is told.
    CompletionStage<Optional<Instant>> time =
        deadline.on(published.get()).exceptionally(_ -> Optional.empty());
    return deadline
        .on(health.check())
        .thenCombine(
            time,
            (report, written) -> StreamedState.endless("status", StatusJson.of(report, written)));
  }
}
