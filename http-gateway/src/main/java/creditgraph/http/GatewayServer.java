package creditgraph.http;

import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.server.Directives;

/// The HTTP server of a control node.
public final class GatewayServer {

  private GatewayServer() {}

  /// Binds the address and answers from the ports until the system's coordinated shutdown, which
  /// first stops listening and then lets running requests end.
  ///
  /// @return fails when the address is taken
  public static CompletionStage<ServerBinding> start(
      ActorSystem<?> system, GatewaySettings settings, GatewayPorts ports) {
    return Http.get(system)
        .newServerAt(settings.host(), settings.port())
        .withSettings(settings.server())
        .bind(Directives.reject())
        .thenApply(binding -> binding.addToCoordinatedShutdown(settings.drainTimeout(), system));
  }
}
