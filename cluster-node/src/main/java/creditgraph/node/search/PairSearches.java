package creditgraph.node.search;

import creditgraph.node.NodeRole;
import creditgraph.protocol.path.Pathfinding.Command;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;

/// Shards [PairSearch] over the control nodes. How many answers stay in memory is the passivation
/// strategy `answers` of the node's configuration.
public final class PairSearches {

  private PairSearches() {}

  /// Called on every control node.
  public static void start(ActorSystem<?> system, PathEngine engine) {
    ClusterSharding.get(system)
        .init(
            Entity.of(PairSearch.KEY, context -> entity(engine, context.getEntityId()))
                .withRole(NodeRole.CONTROL.word())
                .withStopMessage(new PairSearch.ForgetPath()));
  }

  private static Behavior<Command> entity(PathEngine engine, String entityId) {
    return PairSearch.create(engine, PairKey.ofEntityId(entityId));
  }
}
