package creditgraph.http.snapshot;

import static org.apache.pekko.http.javadsl.server.Directives.path;

import creditgraph.http.exchange.Caching;
import creditgraph.http.exchange.Json;
import creditgraph.http.request.Methods;
import creditgraph.http.request.QueryParameters;
import creditgraph.http.snapshot.Snapshots.OpenSnapshot;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;

/// `GET /snapshots`
public final class SnapshotRoutes {

  private final Snapshots snapshots;

  private SnapshotRoutes(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  public static Route create(Snapshots snapshots) {
    SnapshotRoutes routes = new SnapshotRoutes(snapshots);
    return path("snapshots", () -> Methods.get(routes::list));
  }

  private CompletionStage<HttpResponse> list(HttpRequest request) {
    QueryParameters.of(request, List.of());
    List<OpenSnapshotJson> open = snapshots.current().stream().map(OpenSnapshotJson::of).toList();
    HttpResponse response =
        Json.response(StatusCodes.OK, new ListJson(open)).addHeader(Caching.ASK_AGAIN.header());
    return CompletableFuture.completedStage(response);
  }

  private record ListJson(List<OpenSnapshotJson> snapshots) {}

  private record OpenSnapshotJson(
      String month, String ruleset, String fingerprint, int artists, int releases, long credits) {

    static OpenSnapshotJson of(OpenSnapshot open) {
      return new OpenSnapshotJson(
          open.ref().month(),
          open.ref().ruleset().value(),
          open.ref().fingerprint(),
          open.artists(),
          open.releases(),
          open.credits());
    }
  }
}
