package creditgraph.node.search;

import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.Pathfinding.BudgetExhausted;
import creditgraph.protocol.path.Pathfinding.Busy;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.NotConnected;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.SameArtist;
import creditgraph.protocol.path.Pathfinding.UnknownArtist;
import creditgraph.protocol.path.Pathfinding.UnknownRuleset;
import creditgraph.protocol.path.Pathfinding.Unsatisfied;
import java.util.Optional;

/// Which answers last.
final class PathReplies {

  private PathReplies() {}

  /// The snapshot for whose life the answer is true; empty when another time or node may answer
  /// otherwise.
  static Optional<SnapshotRef> snapshotIfLasting(PathReply reply) {
    return switch (reply) {
      case Found found -> Optional.of(found.snapshot());
      case NotConnected apart -> Optional.of(apart.snapshot());
      case Unsatisfied none when none.lengthWithoutOptions() > 0 -> Optional.of(none.snapshot());
      case SameArtist same -> Optional.of(same.snapshot());
      case UnknownArtist unknown -> Optional.of(unknown.snapshot());
      case Unsatisfied _, BudgetExhausted _, UnknownRuleset _, Busy _ -> Optional.empty();
    };
  }
}
