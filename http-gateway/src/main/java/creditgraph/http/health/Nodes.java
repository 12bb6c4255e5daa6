package creditgraph.http.health;

import java.util.concurrent.CompletionStage;

/// How each node of the cluster stands.
@FunctionalInterface
public interface Nodes {

  /// Completes within two seconds, whatever does not answer.
  CompletionStage<NodesReport> report();
}
