package creditgraph.node.operator;

import com.typesafe.config.Config;
import creditgraph.http.exchange.Handler;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.management.HealthCheckSettings;
import org.apache.pekko.management.javadsl.CheckResult;
import org.apache.pekko.management.javadsl.HealthChecks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The management port of a node. What probes ask (`GET` of `/startup`, `/ready`, `/alive`) is
/// answered from the checks of Pekko Management, in its words; `GET /metrics` by whoever keeps
/// some; every other request goes to Pekko Management's routes, which are made when the first of
/// them comes. Nobody sends one to a worker in its ordinary life, which so has none of their
/// classes in memory.
public final class ManagementServer {

  private static final String METRICS = "/metrics";

  private static final Logger log = LoggerFactory.getLogger(ManagementServer.class);

  private final ActorSystem<?> system;
  private final Executor blocking;
  private final Handler metrics;
  private final Map<String, Supplier<CompletionStage<CheckResult>>> checks;

  private ManagementServer(
      ActorSystem<?> system,
      Executor blocking,
      Handler metrics,
      Map<String, Supplier<CompletionStage<CheckResult>>> checks) {
    this.system = system;
    this.blocking = blocking;
    this.metrics = metrics;
    this.checks = checks;
  }

  /// Binds the address and answers until the system has ended: probes are told how it is while it
  /// leaves, too.
  ///
  /// @param blocking makes the routes, which loads classes
  /// @param metrics answers `GET /metrics`
  /// @return fails when the address is taken
  public static CompletionStage<ServerBinding> start(
      ActorSystem<?> system, String host, int port, Executor blocking, Handler metrics) {
    ManagementServer server = new ManagementServer(system, blocking, metrics, checks(system));
    return Http.get(system)
        .newServerAt(host, port)
        .bind(server::answer)
        .thenApply(binding -> {
          log.info("management listens address={}", binding.localAddress());
          return binding;
        });
  }

  /// What a node answers that keeps no metrics.
  public static CompletionStage<HttpResponse> noMetrics(HttpRequest request) {
    return CompletableFuture.completedStage(
        text(
            StatusCodes.NOT_FOUND,
            "This node keeps no metrics. A control node has those of every node: ask there.\n"));
  }

  private static Map<String, Supplier<CompletionStage<CheckResult>>> checks(ActorSystem<?> system) {
    Config config = system.settings().config().getConfig("pekko.management.health-checks");
    HealthCheckSettings settings = HealthCheckSettings.create(config);
    HealthChecks checks =
        new HealthChecks((ExtendedActorSystem) Adapter.toClassic(system), settings);
    return Map.of(
        "/" + settings.startupPath(), checks::startupResult,
        "/" + settings.readinessPath(), checks::readyResult,
        "/" + settings.livenessPath(), checks::aliveResult);
  }

  private CompletionStage<HttpResponse> answer(HttpRequest request) {
    String path = request.getUri().path();
    if (request.method().equals(HttpMethods.GET)) {
      if (checks.containsKey(path)) {
        return checks.get(path).get().handle(ManagementServer::told);
      }
      if (path.equals(METRICS)) {
        return metrics.handle(request);
      }
    }
    return CompletableFuture.supplyAsync(() -> ManagementRoutes.get(system), blocking)
        .thenCompose(routes -> routes.answer(request));
  }

  /// @param failure null unless the check could not be made
  private static HttpResponse told(CheckResult result, Throwable failure) {
    if (failure != null) {
      return text(
          StatusCodes.INTERNAL_SERVER_ERROR, "Health Check Failed: " + failure.getMessage());
    }
    return result.isSuccess()
        ? text(StatusCodes.OK, "OK")
        : text(StatusCodes.INTERNAL_SERVER_ERROR, "Not Healthy: " + result.failure().orElse(""));
  }

  private static HttpResponse text(StatusCode status, String text) {
    return HttpResponse.create().withStatus(status).withEntity(text);
  }
}
