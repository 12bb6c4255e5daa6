package creditgraph.http.health;

import static org.apache.pekko.http.javadsl.server.Directives.path;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Json;
import creditgraph.http.request.Deadline;
import creditgraph.http.request.Methods;
import creditgraph.http.sample.ResearchersOnly;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;

/// `GET /nodes`
public final class NodesRoutes {

  private final Nodes nodes;
  private final Deadline deadline;

  private NodesRoutes(Nodes nodes, Deadline deadline) {
    this.nodes = nodes;
    this.deadline = deadline;
  }

  public static Route create(Nodes nodes, ResearchersOnly door, Deadline deadline) {
    NodesRoutes routes = new NodesRoutes(nodes, deadline);
    return path("nodes", () -> Methods.get(door.around(routes::list)));
  }

  private CompletionStage<HttpResponse> list(HttpRequest request) {
    return deadline
        .on(nodes.report())
        .thenApply(report ->
            Json.response(StatusCodes.OK, NodesJson.of(report)).addHeader(Caching.NEVER.header()));
  }
}
