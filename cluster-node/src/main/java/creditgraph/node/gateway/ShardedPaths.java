package creditgraph.node.gateway;

import creditgraph.http.path.Paths;
import creditgraph.node.search.PairKey;
import creditgraph.node.search.PairSearch;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.path.Pathfinding.Busy;
import creditgraph.protocol.path.Pathfinding.FindPath;
import creditgraph.protocol.path.Pathfinding.PathReply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;

/// Asks the entity of the pair, on whichever control node it lives. Of the questions that come to
/// this gateway, so many are under way at once; one more is `Busy` before anybody is asked.
public final class ShardedPaths implements Paths {

  private final ClusterSharding sharding;
  private final Duration timeout;
  private final Admission admission;

  /// @param atOnce questions that may be under way
  public ShardedPaths(ActorSystem<?> system, Duration timeout, int atOnce) {
    this.sharding = ClusterSharding.get(system);
    this.timeout = timeout;
    this.admission = new Admission(atOnce);
  }

  @Override
  public CompletionStage<PathReply> find(RulesetId ruleset, ArtistId from, ArtistId to) {
    return admission.admit(
        () -> ask(ruleset, from, to),
        () -> CompletableFuture.completedStage(new Busy(PairSearch.RETRY_AFTER)));
  }

  private CompletionStage<PathReply> ask(RulesetId ruleset, ArtistId from, ArtistId to) {
    return sharding
        .entityRefFor(PairSearch.KEY, PairKey.of(ruleset, from, to).entityId())
        .ask(replyTo -> new FindPath(ruleset, from, to, replyTo), timeout);
  }
}
