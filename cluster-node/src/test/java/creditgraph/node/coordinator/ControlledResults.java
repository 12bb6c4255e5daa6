package creditgraph.node.coordinator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Writes nothing; ends each step as the test says. Equal rows are [ResultTableIT]'s.
final class ControlledResults implements TaskResults {

  private final List<Step> steps = new ArrayList<>();
  private CompletableFuture<List<Conflict>> held = CompletableFuture.completedFuture(List.of());
  private CompletableFuture<List<Conflict>> next = held;

  @Override
  public synchronized CompletionStage<List<Conflict>> write(Step step) {
    steps.add(step);
    CompletableFuture<List<Conflict>> now = next;
    next = held;
    return now;
  }

  /// Steps do not end before [#release].
  synchronized void hold() {
    held = new CompletableFuture<>();
    next = held;
  }

  synchronized void release() {
    held.complete(List.of());
  }

  synchronized void failNext(Exception failure) {
    next = CompletableFuture.failedFuture(failure);
  }

  synchronized void conflictNext(Conflict conflict) {
    next = CompletableFuture.completedFuture(List.of(conflict));
  }

  synchronized List<Step> steps() {
    return List.copyOf(steps);
  }
}
