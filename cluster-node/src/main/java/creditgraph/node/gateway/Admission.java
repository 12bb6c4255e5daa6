package creditgraph.node.gateway;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Lets so many questions in at once and refuses one more at the door, before anybody is asked:
/// when everybody comes, refusing must cost a small part of answering, or those who are in wait
/// behind those who are turned away.
public final class Admission {

  private final Semaphore places;

  public Admission(int places) {
    this.places = new Semaphore(places);
  }

  /// The answer, or the refusal at once. A question gives its place back however it ends.
  public <T> CompletionStage<T> admit(
      Supplier<CompletionStage<T>> question, Supplier<CompletionStage<T>> refusal) {
    if (!places.tryAcquire()) {
      return refusal.get();
    }
    CompletionStage<T> answer;
    try {
      answer = question.get();
    } catch (RuntimeException broken) {
      places.release();
      throw broken;
    }
    return answer.whenComplete((_, _) -> places.release());
  }
}
