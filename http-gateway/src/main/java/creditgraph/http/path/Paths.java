package creditgraph.http.path;

import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.path.Pathfinding.PathReply;
import java.util.concurrent.CompletionStage;

/// Where routes come from. The cluster node answers through its sharded pair searches.
public interface Paths {

  /// One shortest path between two different artists.
  ///
  /// @return completes exceptionally with `TimeoutException` when nobody answers in time
  CompletionStage<PathReply> find(RulesetId ruleset, ArtistId from, ArtistId to);
}
