package creditgraph.http.exchange;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.http.javadsl.model.AttributeKey;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/// Who waits for the answer to one request, as far as the connection tells.
///
/// A client that sends nothing more has gone, too: HTTP does not tell one that closes its half of
/// the connection from one that closes it, and nobody we know asks like that.
public final class Caller {

  private static final AttributeKey<Caller> KEY = AttributeKey.create("caller", Caller.class);

  private final CompletableFuture<Done> gone = new CompletableFuture<>();

  /// One who stays until he is answered.
  public Caller() {}

  /// Who sent the request; one who stays, when no connection is known.
  public static Caller of(HttpRequest request) {
    return request.getAttribute(KEY).orElseGet(Caller::new);
  }

  /// Completed when nobody will read the answer; never otherwise.
  public CompletionStage<Done> gone() {
    return gone;
  }

  HttpRequest sign(HttpRequest request) {
    return request.addAttribute(KEY, this);
  }

  void leave() {
    gone.complete(Done.getInstance());
  }
}
