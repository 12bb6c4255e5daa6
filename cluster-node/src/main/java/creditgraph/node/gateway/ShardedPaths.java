package creditgraph.node.gateway;

import creditgraph.http.exchange.Caller;
import creditgraph.http.path.Paths;
import creditgraph.node.NodeSettings;
import creditgraph.node.search.PairKey;
import creditgraph.node.search.PairSearch;
import creditgraph.node.search.PathCache;
import creditgraph.protocol.ArtistId;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.path.Pathfinding.Busy;
import creditgraph.protocol.path.Pathfinding.Command;
import creditgraph.protocol.path.Pathfinding.FindPath;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.Withdraw;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;

/// Answers from the cache, else asks the entity of the pair, on whichever control node it lives.
/// [Admission] says how many questions of this gateway may be under way.
public final class ShardedPaths implements Paths {

  private final ClusterSharding sharding;
  private final PathCache cache;
  private final Duration timeout;
  private final Admission admission;

  public ShardedPaths(ActorSystem<?> system, PathCache cache, NodeSettings.Search settings) {
    this.sharding = ClusterSharding.get(system);
    this.cache = cache;
    this.timeout = settings.timeout();
    this.admission =
        new Admission(
            settings.threads(), settings.queue(), settings.longestWait(), System::nanoTime);
  }

  @Override
  public CompletionStage<PathReply> find(
      RulesetId ruleset, ArtistId from, ArtistId to, Caller caller) {
    return cache
        .find(ruleset, from, to)
        .<CompletionStage<PathReply>>map(CompletableFuture::completedStage)
        .orElseGet(() ->
            admission.admit(
                () -> ask(new Question(ruleset, from, to), caller),
                () -> CompletableFuture.completedStage(PairSearch.BUSY)));
  }

  @Override
  public Optional<Busy> full() {
    return admission.isFull() ? Optional.of(PairSearch.BUSY) : Optional.empty();
  }

  @Override
  public boolean isAtHand(RulesetId ruleset, ArtistId from, ArtistId to) {
    return cache.find(ruleset, from, to).isPresent();
  }

  private CompletionStage<PathReply> ask(Question question, Caller caller) {
    EntityRef<Command> search = sharding.entityRefFor(PairSearch.KEY, question.pair().entityId());
    CompletableFuture<ActorRef<PathReply>> asked = new CompletableFuture<>();
    CompletableFuture<PathReply> answer =
        search
            .<PathReply>ask(
                replyTo -> {
                  asked.complete(replyTo);
                  return new FindPath(question.ruleset(), question.from(), question.to(), replyTo);
                },
                timeout)
            .toCompletableFuture();
    caller
        .gone()
        .thenCompose(_ -> asked)
        .thenAccept(replyTo -> {
          // A connection also ends long after its last answer. Nobody is told what has been
          // withdrawn,
          // so the question ends here, or it would keep its place until its time is over.
          if (answer.complete(PairSearch.BUSY)) {
            search.tell(new Withdraw(replyTo));
          }
        });
    return answer.thenApply(reply -> {
      cache.keep(question.ruleset(), question.from(), question.to(), reply);
      return reply;
    });
  }

  private record Question(RulesetId ruleset, ArtistId from, ArtistId to) {

    PairKey pair() {
      return PairKey.of(ruleset, from, to);
    }
  }
}
