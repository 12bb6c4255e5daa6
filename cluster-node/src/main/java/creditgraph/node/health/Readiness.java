package creditgraph.node.health;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Extension;
import org.apache.pekko.actor.typed.ExtensionId;

/// Where the starting node leaves its checks and Management, which makes check objects by class
/// name, finds them. Not ready until they are there.
public final class Readiness implements Extension {

  private static final Supplier<CompletionStage<Boolean>> NOT_YET =
      () -> CompletableFuture.completedStage(false);

  private final AtomicReference<Supplier<CompletionStage<Boolean>>> snapshot =
      new AtomicReference<>(NOT_YET);
  private final AtomicReference<Supplier<CompletionStage<Boolean>>> journal =
      new AtomicReference<>(NOT_YET);

  private Readiness() {}

  public static Readiness get(ActorSystem<?> system) {
    return system.registerExtension(Id.INSTANCE);
  }

  public void whenSnapshotOpen(Supplier<CompletionStage<Boolean>> check) {
    snapshot.set(check);
  }

  public void whenJournalAnswers(Supplier<CompletionStage<Boolean>> check) {
    journal.set(check);
  }

  CompletionStage<Boolean> snapshot() {
    return snapshot.get().get();
  }

  CompletionStage<Boolean> journal() {
    return journal.get().get();
  }

  private static final class Id extends ExtensionId<Readiness> {

    private static final Id INSTANCE = new Id();

    @Override
    public Readiness createExtension(ActorSystem<?> system) {
      return new Readiness();
    }
  }
}
