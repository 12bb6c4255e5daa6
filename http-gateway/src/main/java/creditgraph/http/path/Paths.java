package creditgraph.http.path;

import creditgraph.http.exchange.Caller;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.path.Pathfinding.Busy;
import creditgraph.protocol.path.Pathfinding.PathReply;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Where routes come from. The cluster node answers through its sharded pair searches.
public interface Paths {

  /// One shortest path between two different artists. The search may end when the caller is gone.
  ///
  /// @return completes exceptionally with `TimeoutException` when nobody answers in time
  CompletionStage<PathReply> find(RulesetId ruleset, ArtistId from, ArtistId to, Caller caller);

  /// What a question is answered now that would need a search; empty while there is room. Costs
  /// next to nothing.
  Optional<Busy> full();

  /// Whether the answer is at hand, so that it is given even when no search can begin.
  boolean isAtHand(RulesetId ruleset, ArtistId from, ArtistId to);
}
