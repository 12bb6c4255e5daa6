package creditgraph.http.contract;

import static org.apache.pekko.http.javadsl.server.Directives.path;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Validator;
import creditgraph.http.request.Methods;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/// `GET /openapi.yaml`
public final class ContractRoutes {

  private final HttpEntity.Strict document;
  private final Validator validator;

  private ContractRoutes(HttpEntity.Strict document, Validator validator) {
    this.document = document;
    this.validator = validator;
  }

  public static Route create() {
    byte[] document = ContractFile.read();
    ContractRoutes routes =
        new ContractRoutes(
            HttpEntities.create(ContentTypes.parse("application/yaml"), document),
            Validator.strong(document));
    return path("openapi.yaml", () -> Methods.get(routes::document));
  }

  private CompletionStage<HttpResponse> document(HttpRequest request) {
    HttpResponse response =
        validator.isHeldBy(request)
            ? validator.notModified(Caching.ASK_AGAIN)
            : HttpResponse.create()
                .withEntity(document)
                .addHeader(validator.header())
                .addHeader(Caching.ASK_AGAIN.header());
    return CompletableFuture.completedStage(response);
  }
}
