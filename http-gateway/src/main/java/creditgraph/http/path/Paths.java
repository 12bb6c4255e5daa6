package creditgraph.http.path;

import creditgraph.http.exchange.Caller;
import creditgraph.protocol.path.Pathfinding.Busy;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.RouteQuestion;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Where routes come from. The cluster node answers through its sharded pair searches.
public interface Paths {

  /// A route between two different artists. The search may end when the caller is gone.
  ///
  /// @return completes exceptionally with `TimeoutException` when nobody answers in time
  CompletionStage<PathReply> find(RouteQuestion question, Caller caller);

  /// What a question is answered now that would need a search; empty while there is room. Costs
  /// next to nothing.
  Optional<Busy> full();

  /// Whether the answer is at hand, so that it is given even when no search can begin.
  boolean isAtHand(RouteQuestion question);
}
