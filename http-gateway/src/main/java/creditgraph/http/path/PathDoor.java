package creditgraph.http.path;

import creditgraph.http.exchange.Handler;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.problem.Refused;
import creditgraph.protocol.path.Pathfinding.Busy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Connection;
import org.apache.pekko.stream.Materializer;

/// Turns questions for routes away while no search can begin, before anything is done for them.
///
/// When more come than can be answered, those who are let in share the processors with those who
/// are not, so a refusal must be the cheapest answer there is: no routing, no quota, and of the
/// body only what has come with the head. A question whose answer is at hand, or that cannot be
/// asked at all, costs no search and goes on.
public final class PathDoor implements Handler {

  /// Browsers send the body right behind the head.
  private static final Duration PATIENCE = Duration.ofMillis(50);

  /// Of a question that somebody may mean.
  private static final int LONGEST_BODY_BYTES = 4096;

  private final Handler inner;
  private final Paths paths;
  private final Materializer materializer;

  private PathDoor(Handler inner, Paths paths, Materializer materializer) {
    this.inner = inner;
    this.paths = paths;
    this.materializer = materializer;
  }

  public static Handler before(Handler inner, Paths paths, Materializer materializer) {
    return new PathDoor(inner, paths, materializer);
  }

  @Override
  public CompletionStage<HttpResponse> handle(HttpRequest request) {
    Optional<Busy> full = isQuestion(request) ? paths.full() : Optional.empty();
    if (full.isEmpty()) {
      return inner.handle(request);
    }
    if (request.entity() instanceof HttpEntity.Strict body) {
      return isCheap(body)
          ? inner.handle(request)
          : CompletableFuture.completedStage(busy(full.get()).respondTo(request));
    }
    return request
        .entity()
        .toStrict(PATIENCE.toMillis(), LONGEST_BODY_BYTES, materializer)
        .handle((body, fault) -> fault == null ? request.withEntity(body) : null)
        .thenCompose(whole ->
            whole != null && whole.entity() instanceof HttpEntity.Strict body && isCheap(body)
                ? inner.handle(whole)
                : CompletableFuture.completedStage(refusal(request, full.get(), whole == null)));
  }

  /// @param broken whether some of the body has not been read, so that no request can follow
  private static HttpResponse refusal(HttpRequest request, Busy busy, boolean broken) {
    HttpResponse refusal = busy(busy).respondTo(request);
    return broken ? refusal.addHeader(Connection.create("close")) : refusal;
  }

  static Problem busy(Busy busy) {
    return Problem.of(ProblemType.BUSY, "As many questions are waiting as we let wait.")
        .retryAfter(busy.retryAfter());
  }

  private static boolean isQuestion(HttpRequest request) {
    return request.method().equals(HttpMethods.POST)
        && request.getUri().getPathString().equals("/paths");
  }

  private boolean isCheap(HttpEntity.Strict body) {
    try {
      return paths.isAtHand(PathQuestion.parse(body.getData().toArray()));
    } catch (Refused refused) {
      return true;
    }
  }
}
