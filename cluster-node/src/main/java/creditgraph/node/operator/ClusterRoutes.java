package creditgraph.node.operator;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefixTest;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import creditgraph.http.access.BearerToken;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.management.cluster.javadsl.ClusterHttpManagementRoutes;
import org.apache.pekko.management.javadsl.ManagementRouteProvider;
import org.apache.pekko.management.javadsl.ManagementRouteProviderSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pekko Management's routes below `/cluster`: reading is open to whoever reaches the port, as
/// probes need it; whatever changes the cluster (join, leave, down, prepare to shut down) takes the
/// operators' token. Without one in the node's settings nothing can be changed.
///
/// Named in the configuration instead of Pekko's own provider, which knows read-only or everything.
public final class ClusterRoutes implements ManagementRouteProvider {

  private static final Logger log = LoggerFactory.getLogger(ClusterRoutes.class);

  private final ExtendedActorSystem system;

  public ClusterRoutes(ExtendedActorSystem system) {
    this.system = system;
  }

  /// @param settings when they say read-only, not even the token changes anything
  @Override
  public Route routes(ManagementRouteProviderSettings settings) {
    Cluster cluster = Cluster.get(system);
    OperatorAccess access = OperatorAccess.get(Adapter.toTyped(system));
    Route reading = ClusterHttpManagementRoutes.readOnly(cluster);
    Route changing =
        settings.readOnly() ? reading : guarded(access, ClusterHttpManagementRoutes.all(cluster));
    return pathPrefixTest(
        segment("cluster"), () -> extractRequest(request -> reads(request) ? reading : changing));
  }

  private static boolean reads(HttpRequest request) {
    return request.method().equals(HttpMethods.GET) || request.method().equals(HttpMethods.HEAD);
  }

  private static Route guarded(OperatorAccess access, Route inner) {
    return extractRequest(request -> {
      BearerToken token = access.token();
      if (!token.isStated()) {
        return refused(
            StatusCodes.FORBIDDEN,
            "nothing can be changed here: this node has no operator-token-file");
      }
      if (!token.opensWith(request)) {
        log.warn("change refused method={} uri={}", request.method().name(), uri(request));
        return refused(
            StatusCodes.UNAUTHORIZED, "Authorization: expected 'Bearer' and the operators' token");
      }
      log.info("change asked for method={} uri={}", request.method().name(), uri(request));
      return inner;
    });
  }

  private static String uri(HttpRequest request) {
    return request.getUri().toString();
  }

  private static Route refused(StatusCode status, String detail) {
    return complete(
        HttpResponse.create()
            .withStatus(status)
            .addHeader(RawHeader.create("WWW-Authenticate", "Bearer realm=\"operators\""))
            .withEntity(ContentTypes.APPLICATION_JSON, "{\"message\": \"%s\"}".formatted(detail)));
  }
}
