package creditgraph.node.operator;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Extension;
import org.apache.pekko.actor.typed.ExtensionId;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.management.javadsl.PekkoManagement;

/// All routes of Pekko Management that the configuration names, made once, when first asked for.
final class ManagementRoutes implements Extension {

  private final Function<HttpRequest, CompletionStage<HttpResponse>> handler;

  private ManagementRoutes(Function<HttpRequest, CompletionStage<HttpResponse>> handler) {
    this.handler = handler;
  }

  /// Loads hundreds of classes the first time. Blocks.
  static ManagementRoutes get(ActorSystem<?> system) {
    return system.registerExtension(Id.INSTANCE);
  }

  CompletionStage<HttpResponse> answer(HttpRequest request) {
    try {
      return handler.apply(request);
    } catch (Exception e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private static final class Id extends ExtensionId<ManagementRoutes> {

    private static final Id INSTANCE = new Id();

    @Override
    public ManagementRoutes createExtension(ActorSystem<?> system) {
      return new ManagementRoutes(PekkoManagement.get(system).getRoutes().handler(system));
    }
  }
}
