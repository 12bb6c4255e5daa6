package creditgraph.node.health;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;

/// Ready when the database behind the journal answers. Named in the node's configuration.
public final class JournalReady implements Supplier<CompletionStage<Boolean>> {

  private final Readiness readiness;

  public JournalReady(ActorSystem system) {
    this.readiness = Readiness.get(Adapter.toTyped(system));
  }

  @Override
  public CompletionStage<Boolean> get() {
    return readiness.journal();
  }
}
