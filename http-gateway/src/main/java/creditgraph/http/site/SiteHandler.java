package creditgraph.http.site;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Handler;
import creditgraph.http.exchange.StoredFile;
import creditgraph.http.problem.Problem;
import creditgraph.http.problem.ProblemType;
import creditgraph.http.request.Methods;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;

/// Every address that is no resource: a page, or nothing.
///
/// Nothing is a page of the site for a browser and a problem document for everybody else.
public final class SiteHandler implements Handler {

  /// Only what comes from here, and no script or style inside a page. Links lead outside, requests
  /// never do.
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final HttpHeader POLICY =
      RawHeader.create("Content-Security-Policy", CONTENT_SECURITY_POLICY);
  private static final HttpHeader OPENER =
      RawHeader.create("Cross-Origin-Opener-Policy", "same-origin");

  private final Site site;
  private final Handler get;

  private SiteHandler(Site site) {
    this.site = site;
    this.get = Methods.getting(this::find);
  }

  public static Handler of(Site site) {
    return new SiteHandler(site);
  }

  public static Route create(Site site) {
    return Directives.handle(of(site)::handle);
  }

  @Override
  public CompletionStage<HttpResponse> handle(HttpRequest request) {
    // An address where nothing is has no methods either, so that it is 404 for all of them.
    return exists(key(request))
        ? get.handle(request)
        : CompletableFuture.completedStage(missing(request));
  }

  private boolean exists(String key) {
    return fileOrPage(key).isPresent() || site.page(key + "/").isPresent();
  }

  private CompletionStage<HttpResponse> find(HttpRequest request) {
    HttpResponse response =
        fileOrPage(key(request))
            .map(file -> send(request, StatusCodes.OK, file))
            .orElseGet(() -> redirect(request));
    return CompletableFuture.completedStage(response);
  }

  private Optional<StoredFile> fileOrPage(String key) {
    return key.isEmpty() || key.endsWith("/") ? site.page(key) : site.file(key);
  }

  private static HttpResponse send(HttpRequest request, StatusCode status, StoredFile file) {
    return file.respondTo(request, status).addHeader(POLICY).addHeader(OPENER);
  }

  /// `/routes` to `/routes/`, keeping the question.
  private static HttpResponse redirect(HttpRequest request) {
    String query = request.getUri().rawQueryString().map(raw -> "?" + raw).orElse("");
    return HttpResponse.create()
        .withStatus(StatusCodes.PERMANENT_REDIRECT)
        .addHeader(RawHeader.create("Location", request.getUri().getPathString() + "/" + query))
        .addHeader(Caching.ASK_AGAIN.header());
  }

  private HttpResponse missing(HttpRequest request) {
    Optional<StoredFile> page = wantsPage(request) ? site.file("404.html") : Optional.empty();
    return page.map(file -> send(request, StatusCodes.NOT_FOUND, file))
        .orElseGet(() ->
            Problem.of(
                    ProblemType.NOT_FOUND,
                    "There is no page and no resource here; GET /openapi.yaml lists them.")
                .respondTo(request));
  }

  private static boolean wantsPage(HttpRequest request) {
    return request.method().equals(HttpMethods.GET)
        && request
            .getHeader("Accept")
            .map(HttpHeader::value)
            .filter(accepted -> accepted.contains("text/html"))
            .isPresent();
  }

  /// The decoded address without its first slash; a slash inside a name makes no key of the site.
  private static String key(HttpRequest request) {
    StringJoiner key = new StringJoiner("/");
    // A proxy may ask for `http://host`, which has no path and means the first page.
    String path = request.getUri().getPathString().replaceFirst("^/", "");
    for (String name : path.split("/", -1)) {
      // In an address a plus is a plus; only a form means a space by it.
      String decoded = URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
      key.add(decoded.contains("/") ? "\0" : decoded);
    }
    return key.toString();
  }
}
