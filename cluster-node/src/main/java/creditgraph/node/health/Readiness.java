package creditgraph.node.health;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Extension;
import org.apache.pekko.actor.typed.ExtensionId;

/// Where the starting node leaves its checks and Management, which makes check objects by class
/// name, finds them. Not ready until they are there.
public final class Readiness implements Extension {

  private volatile Supplier<CompletionStage<Boolean>> snapshot = Readiness::notYet;
  private volatile boolean serving;

  private Readiness() {}

  public static Readiness get(ActorSystem<?> system) {
    return system.registerExtension(Id.INSTANCE);
  }

  public void whenSnapshotOpen(Supplier<CompletionStage<Boolean>> check) {
    snapshot = check;
  }

  /// Every server of the node listens.
  public void serving() {
    serving = true;
  }

  CompletionStage<Boolean> snapshot() {
    return snapshot.get();
  }

  boolean isServing() {
    return serving;
  }

  private static CompletionStage<Boolean> notYet() {
    return CompletableFuture.completedStage(false);
  }

  private static final class Id extends ExtensionId<Readiness> {

    private static final Id INSTANCE = new Id();

    @Override
    public Readiness createExtension(ActorSystem<?> system) {
      return new Readiness();
    }
  }
}
