package creditgraph.node.search;

import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.Pathfinding.PathReply;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Where a [PairSearch] gets its answer.
public interface PathEngine {

  /// Searches from the pair's lower artist to the higher. Returns at once; the work is done
  /// elsewhere.
  CompletionStage<PathReply> find(PairKey pair);

  /// The snapshot from which a search would be answered now; empty when none of that ruleset is
  /// open.
  Optional<SnapshotRef> current(RulesetId ruleset);
}
