package creditgraph.node.gateway;

import creditgraph.http.exchange.Caller;
import creditgraph.http.exchange.InPlace;
import creditgraph.http.path.Paths;
import creditgraph.node.search.PairSearch;
import creditgraph.node.search.PairSearches;
import creditgraph.node.search.PathCache;
import creditgraph.node.search.PathTally;
import creditgraph.node.search.PathTally.Fate;
import creditgraph.protocol.path.Pathfinding.Busy;
import creditgraph.protocol.path.Pathfinding.Command;
import creditgraph.protocol.path.Pathfinding.FindPath;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.Withdraw;
import creditgraph.protocol.path.RouteQuestion;
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
  private final PathTally tally;
  private final Duration timeout;
  private final Admission admission;

  public ShardedPaths(
      ActorSystem<?> system,
      PathCache cache,
      PathTally tally,
      Admission admission,
      Duration timeout) {
    this.sharding = ClusterSharding.get(system);
    this.cache = cache;
    this.tally = tally;
    this.admission = admission;
    this.timeout = timeout;
  }

  @Override
  public CompletionStage<PathReply> find(RouteQuestion question, Caller caller) {
    return cache
        .find(question)
        .map(reply -> told(Fate.MEMORY, reply))
        .orElseGet(() ->
            admission.admit(
                () -> ask(question, caller),
                () -> told(Fate.REFUSED, PairSearch.BUSY),
                reply -> !(reply instanceof Busy)));
  }

  @Override
  public Optional<Busy> full() {
    return admission.isFull() ? Optional.of(PairSearch.BUSY) : Optional.empty();
  }

  @Override
  public boolean isAtHand(RouteQuestion question) {
    return cache.holds(question);
  }

  /// Questions that are let in and not answered yet.
  public int inside() {
    return admission.inside();
  }

  /// Whether a queue stands, so that fewer are let in.
  public boolean isStanding() {
    return admission.isStanding();
  }

  private CompletionStage<PathReply> told(Fate fate, PathReply reply) {
    tally.count(fate);
    return CompletableFuture.completedStage(reply);
  }

  private CompletionStage<PathReply> ask(RouteQuestion question, Caller caller) {
    EntityRef<Command> search = PairSearches.entity(sharding, question);
    CompletableFuture<ActorRef<PathReply>> asked = new CompletableFuture<>();
    CompletableFuture<PathReply> answer =
        InPlace.of(
            search.<PathReply>ask(
                replyTo -> {
                  asked.complete(replyTo);
                  return new FindPath(
                      question.ruleset(),
                      question.from(),
                      question.to(),
                      question.options(),
                      replyTo);
                },
                timeout));
    caller
        .gone()
        .thenCompose(_ -> asked)
        .thenAccept(replyTo -> {
          // A connection also ends long after its last answer. Nobody is told of what was
          // withdrawn, so the question ends here, or it would keep its place until its time is
          // over.
          if (answer.complete(PairSearch.BUSY)) {
            tally.count(Fate.WITHDRAWN);
            search.tell(new Withdraw(replyTo));
            // The asker's reference ends with it: all that an entity about to stop still hears.
            replyTo.tell(PairSearch.BUSY);
          }
        });
    return answer.thenApply(reply -> {
      cache.keep(question, reply);
      return reply;
    });
  }
}
