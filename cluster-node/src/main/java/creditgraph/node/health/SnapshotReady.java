package creditgraph.node.health;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;

/// Ready when at least one snapshot is open. Named in the node's configuration.
public final class SnapshotReady implements Supplier<CompletionStage<Boolean>> {

  private final Readiness readiness;

  public SnapshotReady(ActorSystem system) {
    this.readiness = Readiness.get(Adapter.toTyped(system));
  }

  @Override
  public CompletionStage<Boolean> get() {
    return readiness.snapshot();
  }
}
