package creditgraph.http.exchange;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Goes on with an answer on the thread that has it.
///
/// A future of Scala's that was made a stage (every ask, every route) hands each continuation to
/// the JVM's common pool, which has one thread where there are two processors: all answers would
/// queue there, some of them several times.
public final class InPlace {

  private InPlace() {}

  /// The same, except that what follows runs where the stage completes. It must be short and must
  /// not block.
  public static <T> CompletableFuture<T> of(CompletionStage<T> stage) {
    CompletableFuture<T> same = new CompletableFuture<>();
    stage.whenCompleteAsync(
        (value, fault) -> {
          if (fault == null) {
            same.complete(value);
          } else {
            same.completeExceptionally(fault);
          }
        },
        Runnable::run);
    return same;
  }
}
