package creditgraph.node.search;

import creditgraph.graph.search.Cancellation;
import creditgraph.protocol.path.Pathfinding.PathReply;
import java.util.concurrent.CompletionStage;

/// Where a [PairSearch] gets its answer.
public interface PathEngine {

  /// Searches from the pair's lower artist to the higher. Returns at once; the work is done
  /// elsewhere, and ends soon after it is cancelled, with whatever answer.
  CompletionStage<PathReply> find(PairQuestion question, Cancellation cancellation);
}
