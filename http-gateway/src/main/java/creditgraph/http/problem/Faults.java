package creditgraph.http.problem;

import creditgraph.http.exchange.Handler;
import creditgraph.http.exchange.RequestId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns whatever a handler throws into a problem document. A fault of ours is logged here, once;
/// the client learns the request id and nothing of our insides.
public final class Faults {

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private Faults() {}

  /// The same handler, except that it always answers.
  public static Handler answered(Handler inner) {
    return request -> {
      try {
        return inner
            .handle(request)
            .handle((response, fault) -> fault == null ? response : answer(request, fault));
      } catch (RuntimeException fault) {
        return CompletableFuture.completedStage(answer(request, fault));
      }
    };
  }

  private static HttpResponse answer(HttpRequest request, Throwable wrapped) {
    Throwable fault = unwrapped(wrapped);
    return switch (fault) {
      case Refused refused -> refused.problem().respondTo(request);
      case TimeoutException late -> timeout(request, late).respondTo(request);
      default -> broken(request, fault).respondTo(request);
    };
  }

  private static Problem timeout(HttpRequest request, TimeoutException late) {
    LOG.warn(
        "request timed out requestId={} method={} path={} cause={}",
        RequestId.of(request).value(),
        request.method().value(),
        request.getUri().getPathString(),
        late.getMessage());
    return Problem.of(
        ProblemType.TIMEOUT, "The part that answers this did not answer in time. Try again.");
  }

  private static Problem broken(HttpRequest request, Throwable fault) {
    LOG.error(
        "request failed requestId={} method={} path={}",
        RequestId.of(request).value(),
        request.method().value(),
        request.getUri().getPathString(),
        fault);
    return Problem.of(
        ProblemType.INTERNAL, "The fault is recorded under the request id in `instance`.");
  }

  private static Throwable unwrapped(Throwable fault) {
    Throwable inner = fault;
    while ((inner instanceof CompletionException || inner instanceof ExecutionException)
        && inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner;
  }
}
