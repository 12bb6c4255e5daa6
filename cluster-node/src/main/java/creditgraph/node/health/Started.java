package creditgraph.node.health;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;

/// Started when every server of the node listens, on control with the database's schema up to date.
/// A graph need not be there. Named in the node's configuration.
public final class Started implements Supplier<CompletionStage<Boolean>> {

  private final Readiness readiness;

  public Started(ActorSystem system) {
    this.readiness = Readiness.get(Adapter.toTyped(system));
  }

  @Override
  public CompletionStage<Boolean> get() {
    return CompletableFuture.completedStage(readiness.isServing());
  }
}
