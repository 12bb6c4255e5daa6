package creditgraph.http.exchange;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/// What stands around every answer.
///
/// ```
/// request ──▶ id ──▶ preflight? ──▶ routes ──▶ safe headers ──▶ gzip ──▶ origin ──▶ id ──▶ answer
/// ```
public final class Frame implements Handler {

  private static final String POLICY = "Content-Security-Policy";

  /// A browser must not guess that data is a page, nor tell other sites which route was looked at.
  private static final List<HttpHeader> SAFE =
      List.of(
          RawHeader.create("X-Content-Type-Options", "nosniff"),
          RawHeader.create("Referrer-Policy", "same-origin"));

  private static final HttpHeader NO_PAGE =
      RawHeader.create(POLICY, "default-src 'none'; frame-ancestors 'none'");

  private final Cors cors;
  private final Handler inner;

  private Frame(Cors cors, Handler inner) {
    this.cors = cors;
    this.inner = inner;
  }

  public static Frame around(Handler inner, Cors cors) {
    return new Frame(cors, inner);
  }

  @Override
  public CompletionStage<HttpResponse> handle(HttpRequest untagged) {
    HttpRequest request = RequestId.tag(untagged);
    Optional<HttpResponse> preflight = cors.preflight(request);
    return preflight
        .<CompletionStage<HttpResponse>>map(CompletableFuture::completedStage)
        .orElseGet(() -> inner.handle(request))
        .thenApply(response -> dress(request, response));
  }

  private HttpResponse dress(HttpRequest request, HttpResponse response) {
    HttpResponse safe = response.addHeaders(SAFE);
    HttpResponse restricted = safe.getHeader(POLICY).isPresent() ? safe : safe.addHeader(NO_PAGE);
    return cors.allow(request, Gzip.compress(request, restricted))
        .addHeader(RequestId.of(request).header());
  }
}
