package creditgraph.http;

import creditgraph.http.exchange.Handler;
import creditgraph.http.site.Site;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP server of a control node.
public final class GatewayServer {

  private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);

  private GatewayServer() {}

  /// Binds the address and answers from the ports until the system's coordinated shutdown, which
  /// first stops listening and then lets running requests end.
  ///
  /// @return fails when the address is taken or the web root cannot be read
  public static CompletionStage<ServerBinding> start(
      ActorSystem<?> system, GatewaySettings settings, GatewayPorts ports) {
    return CompletableFuture.supplyAsync(
            () -> site(settings), system.dispatchers().lookup(DispatcherSelector.blocking()))
        .thenCompose(site -> bind(system, settings, ports, site));
  }

  private static Site site(GatewaySettings settings) {
    return settings.webRoot().isEmpty()
        ? Site.none()
        : Site.load(Path.of(settings.webRoot()), settings.webRootLimitBytes());
  }

  private static CompletionStage<ServerBinding> bind(
      ActorSystem<?> system, GatewaySettings settings, GatewayPorts ports, Site site) {
    Handler routes = GatewayRoutes.create(system, settings, ports, site);
    return Http.get(system)
        .newServerAt(settings.host(), settings.port())
        .withSettings(settings.server())
        .bind(routes::handle)
        .thenApply(binding -> binding.addToCoordinatedShutdown(settings.drainTimeout(), system))
        .thenApply(binding -> {
          LOG.info("gateway listens address={} files={}", binding.localAddress(), site.size());
          return binding;
        });
  }
}
