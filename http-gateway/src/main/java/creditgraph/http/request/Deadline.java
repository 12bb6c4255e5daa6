package creditgraph.http.request;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// How long anybody who is asked may take. What comes later is thrown away.
public record Deadline(Duration time) {

  /// @return fails with a `TimeoutException` when the time is over
  public <T> CompletionStage<T> on(CompletionStage<T> answer) {
    return answer.toCompletableFuture().copy().orTimeout(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
