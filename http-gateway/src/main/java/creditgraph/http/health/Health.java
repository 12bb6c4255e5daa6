package creditgraph.http.health;

import java.util.concurrent.CompletionStage;

/// Where the state of the parts comes from.
public interface Health {

  /// Never fails and never takes longer than two seconds: a part that does not answer is `down`.
  CompletionStage<HealthReport> check();
}
