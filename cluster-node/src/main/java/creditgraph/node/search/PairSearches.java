package creditgraph.node.search;

import creditgraph.node.NodeRole;
import creditgraph.protocol.path.Pathfinding.Command;
import creditgraph.protocol.path.RouteQuestion;
import java.util.List;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/// Shards [PairSearch] over the control nodes.
public final class PairSearches {

  private PairSearches() {}

  /// Called on every control node.
  public static void start(ActorSystem<?> system, PathEngine engine, PathTally tally) {
    for (EntityTypeKey<Command> key : List.of(PairSearch.PLAIN, PairSearch.WITH_OPTIONS)) {
      ClusterSharding.get(system)
          .init(
              Entity.of(
                      key,
                      context ->
                          PairSearch.create(
                              engine, tally, context.getEntityId(), context.getShard()))
                  .withRole(NodeRole.CONTROL.word())
                  .withStopMessage(new PairSearch.ForgetPath()));
    }
  }

  /// The entity that answers a question, wherever it lives.
  public static EntityRef<Command> entity(ClusterSharding sharding, RouteQuestion question) {
    return sharding.entityRefFor(
        question.options().isNone() ? PairSearch.PLAIN : PairSearch.WITH_OPTIONS,
        PairQuestion.of(question).entityId());
  }
}
