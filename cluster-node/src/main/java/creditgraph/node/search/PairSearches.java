package creditgraph.node.search;

import creditgraph.node.NodeRole;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;

/// Shards [PairSearch] over the control nodes.
public final class PairSearches {

  private PairSearches() {}

  /// Called on every control node.
  public static void start(ActorSystem<?> system, PathEngine engine) {
    ClusterSharding.get(system)
        .init(
            Entity.of(
                    PairSearch.KEY,
                    context ->
                        PairSearch.create(
                            engine, PairKey.ofEntityId(context.getEntityId()), context.getShard()))
                .withRole(NodeRole.CONTROL.word())
                .withStopMessage(new PairSearch.ForgetPath()));
  }
}
