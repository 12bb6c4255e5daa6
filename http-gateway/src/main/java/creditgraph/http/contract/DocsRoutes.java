package creditgraph.http.contract;

import static org.apache.pekko.http.javadsl.server.Directives.path;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Validator;
import creditgraph.http.request.Methods;
import creditgraph.http.site.Site;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;

/// `GET /docs`
///
/// The site renders the same document better; without it a page of headings and lists does, which
/// needs no style and no script and so stands under the policy of data: nothing may be loaded.
public final class DocsRoutes {

  private static final String REFERENCE = "reference/";

  private final Site site;
  private final HttpEntity.Strict page;
  private final Validator validator;

  private DocsRoutes(Site site, byte[] page) {
    this.site = site;
    this.page = HttpEntities.create(ContentTypes.TEXT_HTML_UTF8, page);
    this.validator = Validator.strong(page);
  }

  public static Route create(Site site) {
    byte[] page = DocsPage.of(ContractFile.read()).getBytes(StandardCharsets.UTF_8);
    DocsRoutes routes = new DocsRoutes(site, page);
    return path("docs", () -> Methods.get(routes::docs));
  }

  private CompletionStage<HttpResponse> docs(HttpRequest request) {
    return CompletableFuture.completedStage(site.hasPage(REFERENCE) ? redirect() : own(request));
  }

  private static HttpResponse redirect() {
    return HttpResponse.create()
        .withStatus(StatusCodes.TEMPORARY_REDIRECT)
        .addHeader(RawHeader.create("Location", "/" + REFERENCE))
        .addHeader(Caching.ASK_AGAIN.header());
  }

  private HttpResponse own(HttpRequest request) {
    return validator.isHeldBy(request)
        ? validator.notModified(Caching.ASK_AGAIN)
        : HttpResponse.create()
            .withEntity(page)
            .addHeader(validator.header())
            .addHeader(Caching.ASK_AGAIN.header());
  }
}
