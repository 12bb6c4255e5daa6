package creditgraph.http.health;

import static org.apache.pekko.http.javadsl.server.Directives.path;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Json;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;

/// `GET /health`
///
/// A monitor reads the status, a person the body; so a part that is down makes 503 with the same
/// body and not a problem document. Parameters are ignored: monitors add theirs to pass caches.
public final class HealthRoutes {

  private final Health health;
  private final Deadline deadline;

  private HealthRoutes(Health health, Deadline deadline) {
    this.health = health;
    this.deadline = deadline;
  }

  public static Route create(Health health, Deadline deadline) {
    HealthRoutes routes = new HealthRoutes(health, deadline);
    return path("health", () -> Methods.get(routes::check));
  }

  private CompletionStage<HttpResponse> check(HttpRequest request) {
    return deadline.on(health.check()).thenApply(HealthRoutes::render);
  }

  private static HttpResponse render(HealthReport report) {
    HealthJson json = HealthJson.of(report);
    return Json.response(json.isUp() ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE, json)
        .addHeader(Caching.NEVER.header());
  }
}
