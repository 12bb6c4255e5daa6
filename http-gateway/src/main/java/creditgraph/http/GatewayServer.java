package creditgraph.http;

import creditgraph.http.exchange.Connections;
import creditgraph.http.exchange.Drain;
import creditgraph.http.metrics.GatewayMeter;
import creditgraph.http.site.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP server of a control node.
public final class GatewayServer {

  private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);

  /// Time for the last answer to leave the machine.
  private static final Duration LAST_ANSWER = Duration.ofMillis(200);

  private GatewayServer() {}

  /// [#start] without anybody who counts.
  public static CompletionStage<ServerBinding> start(
      ActorSystem<?> system, GatewaySettings settings, GatewayPorts ports) {
    return start(system, settings, ports, GatewayMeter.NONE);
  }

  /// Binds the address and answers from the ports until the system's coordinated shutdown, which
  /// first stops listening and then lets running requests end.
  ///
  /// @return fails when the address is taken or the web root cannot be read
  public static CompletionStage<ServerBinding> start(
      ActorSystem<?> system, GatewaySettings settings, GatewayPorts ports, GatewayMeter meter) {
    return CompletableFuture.supplyAsync(
            () -> site(settings), system.dispatchers().lookup(DispatcherSelector.blocking()))
        .thenCompose(site -> bind(system, settings, ports, site, meter));
  }

  private static Site site(GatewaySettings settings) {
    return settings.webRoot().isEmpty()
        ? Site.none()
        : Site.load(Path.of(settings.webRoot()), settings.webRootLimitBytes());
  }

  private static CompletionStage<ServerBinding> bind(
      ActorSystem<?> system,
      GatewaySettings settings,
      GatewayPorts ports,
      Site site,
      GatewayMeter meter) {
    Drain drain = Drain.of(GatewayRoutes.create(system, settings, ports, site, meter));
    return Http.get(system)
        .newServerAt(settings.host(), settings.port())
        .withSettings(settings.serverWithoutRequestTimeout())
        .bindFlow(Connections.answeredBy(drain, settings.headTimeout()))
        .thenApply(binding -> {
          stopWith(system, binding, drain, settings.drainTimeout());
          LOG.info("gateway listens address={} files={}", binding.localAddress(), site.size());
          return binding;
        });
  }

  /// Pekko's own way to stop cuts every connection that has no request running, even one whose
  /// answer is on its way out. So it comes last, when answers have had time to leave.
  private static void stopWith(
      ActorSystem<?> system, ServerBinding binding, Drain drain, Duration patience) {
    CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
    shutdown.addTask(CoordinatedShutdown.PhaseServiceUnbind(), "gateway-unbind", binding::unbind);
    shutdown.addTask(
        CoordinatedShutdown.PhaseServiceRequestsDone(),
        "gateway-drain",
        () ->
            drain
                .begin()
                .toCompletableFuture()
                .completeOnTimeout(Done.getInstance(), patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApplyAsync(done -> done, afterLastAnswer())
                .thenCompose(done -> binding.terminate(LAST_ANSWER))
                .thenApply(terminated -> Done.getInstance()));
  }

  private static Executor afterLastAnswer() {
    return CompletableFuture.delayedExecutor(LAST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
  }
}
