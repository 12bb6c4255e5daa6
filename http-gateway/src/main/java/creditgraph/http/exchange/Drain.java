package creditgraph.http.exchange;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.Done;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Connection;

/// Counts running requests, so that a server can stop between them.
///
/// ```
/// open ── begin ──▶ closing ── last answer ──▶ quiet
/// ```
///
/// While closing, requests are still answered, each as the last of its connection. Quiet is said
/// once; a request that slips in afterwards is the server's to end.
public final class Drain implements Handler {

  private static final HttpHeader LAST = Connection.create("close");

  private final Handler inner;
  private final AtomicInteger running = new AtomicInteger();
  private final CompletableFuture<Done> quiet = new CompletableFuture<>();
  private volatile boolean closing;

  private Drain(Handler inner) {
    this.inner = inner;
  }

  public static Drain of(Handler inner) {
    return new Drain(inner);
  }

  /// @return done when no request is running any more
  public CompletionStage<Done> begin() {
    closing = true;
    noteQuiet();
    return quiet.copy();
  }

  @Override
  public CompletionStage<HttpResponse> handle(HttpRequest request) {
    running.incrementAndGet();
    return inner
        .handle(request)
        .thenApply(response -> closing ? response.addHeader(LAST) : response)
        .whenComplete((response, fault) -> end());
  }

  private void end() {
    running.decrementAndGet();
    noteQuiet();
  }

  private void noteQuiet() {
    if (closing && running.get() == 0) {
      quiet.complete(Done.getInstance());
    }
  }
}
