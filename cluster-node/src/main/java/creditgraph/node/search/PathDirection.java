package creditgraph.node.search;

import creditgraph.protocol.path.Hop;
import creditgraph.protocol.path.Pathfinding.BudgetExhausted;
import creditgraph.protocol.path.Pathfinding.Busy;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.NotConnected;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.SameArtist;
import creditgraph.protocol.path.Pathfinding.UnknownArtist;
import creditgraph.protocol.path.Pathfinding.UnknownRuleset;
import creditgraph.protocol.path.Pathfinding.Unsatisfied;
import java.util.List;

/// Turns an answer round: the same route, read from its other end.
final class PathDirection {

  private PathDirection() {}

  static PathReply reversed(PathReply reply) {
    return switch (reply) {
      case Found found ->
          new Found(
              found.snapshot(),
              found.to(),
              found.from(),
              reversed(found.hops()),
              found.edgesScanned(),
              found.took(),
              found.cost(),
              found.shortestRoutes(),
              found.others().stream().map(PathDirection::reversed).toList());
      case NotConnected apart ->
          new NotConnected(
              apart.snapshot(),
              apart.to(),
              apart.from(),
              apart.toReach(),
              apart.fromReach(),
              apart.joinedUnder());
      case Unsatisfied none ->
          new Unsatisfied(
              none.snapshot(),
              none.to(),
              none.from(),
              none.lengthWithoutOptions(),
              none.edgesScanned());
      case SameArtist same -> same;
      case UnknownArtist unknown -> unknown;
      case UnknownRuleset unknown -> unknown;
      case BudgetExhausted exhausted -> exhausted;
      case Busy busy -> busy;
    };
  }

  private static List<Hop> reversed(List<Hop> hops) {
    return hops.reversed().stream().map(Hop::reversed).toList();
  }
}
