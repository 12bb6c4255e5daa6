package creditgraph.node.search;

import creditgraph.graph.search.Cancellation;
import creditgraph.node.search.PathTally.Fate;
import creditgraph.protocol.path.Pathfinding.Busy;
import creditgraph.protocol.path.Pathfinding.Command;
import creditgraph.protocol.path.Pathfinding.FindPath;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.Withdraw;
import creditgraph.protocol.path.RouteQuestion;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers one unordered pair of artists under one ruleset, and one choice of options.
///
/// ```
///           ┌──────────────── SearchEnded ───────────────┐
///           ▼                                            │
/// idle ── FindPath ──▶ searching ── Withdraw, the last ──▶ ending
///   ▲                    │  ▲ FindPath joins the wait        │ FindPath waits for a new search
///   └── SearchEnded ─────┘  └────────── SearchEnded ─────────┘
/// ```
///
/// Holds one search and at most [#MAX_WAITING] players, and ends the search when the last of them
/// has gone. It keeps no answer (gateways do, see [PathCache]), so it asks to be stopped whenever
/// it has nothing to do. Losing the node costs a repeated search, never an answer.
public final class PairSearch {

  /// Sharded over the control nodes; the entity id is [PairQuestion#entityId], of questions without
  /// options.
  static final EntityTypeKey<Command> PLAIN = EntityTypeKey.create(Command.class, "pair-search");

  /// The same of questions with options. A type of its own, because nodes of before there were
  /// options have none of it: they never answer such a question as if it had none.
  static final EntityTypeKey<Command> WITH_OPTIONS =
      EntityTypeKey.create(Command.class, "pair-search-with-options");

  static final int MAX_WAITING = 64;

  /// What a player turned away is told.
  public static final Busy BUSY = new Busy(Duration.ofSeconds(2));

  private static final Logger log = LoggerFactory.getLogger(PairSearch.class);

  /// Sent by sharding when the entity is to go: it asked for it, or the shard moves.
  public record ForgetPath() implements Command {}

  private record SearchEnded(PathReply reply) implements Command {}

  /// @param question the same for all who wait
  /// @param reversed asked from the higher id to the lower
  private record Waiting(PairQuestion question, boolean reversed, ActorRef<PathReply> replyTo) {}

  private final ActorContext<Command> context;
  private final ActorRef<ClusterSharding.ShardCommand> shard;
  private final PathEngine engine;
  private final PathTally tally;
  private final String entityId;

  /// @param entityId of [PairQuestion#entityId]; every question that comes has it
  public static Behavior<Command> create(
      PathEngine engine,
      PathTally tally,
      String entityId,
      ActorRef<ClusterSharding.ShardCommand> shard) {
    return Behaviors.setup(
        context -> new PairSearch(context, shard, engine, tally, entityId).idle());
  }

  private PairSearch(
      ActorContext<Command> context,
      ActorRef<ClusterSharding.ShardCommand> shard,
      PathEngine engine,
      PathTally tally,
      String entityId) {
    this.context = context;
    this.shard = shard;
    this.engine = engine;
    this.tally = tally;
    this.entityId = entityId;
  }

  private Behavior<Command> idle() {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case FindPath find -> search(plus(List.of(), find));
          // Who withdraws from a search that has ended may have been all that woke us.
          case Withdraw _ -> rest();
          case ForgetPath _ -> Behaviors.stopped();
          default -> Behaviors.unhandled();
        });
  }

  private Behavior<Command> searching(List<Waiting> waiting, Cancellation cancellation) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case FindPath find when waiting.size() < MAX_WAITING ->
              searching(join(waiting, find), cancellation);
          case FindPath find -> turnAway(find);
          case Withdraw gone -> withdraw(without(waiting, gone), cancellation);
          case SearchEnded ended -> answerAll(waiting, ended.reply());
          case ForgetPath _ -> leave(waiting, cancellation);
          default -> Behaviors.unhandled();
        });
  }

  /// The search was cancelled and its answer is worth nothing to those who have come since.
  private Behavior<Command> ending(List<Waiting> waiting) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case FindPath find when waiting.size() < MAX_WAITING -> ending(join(waiting, find));
          case FindPath find -> turnAway(find);
          case Withdraw gone -> ending(without(waiting, gone));
          case SearchEnded _ -> waiting.isEmpty() ? rest() : search(waiting);
          case ForgetPath _ -> abandon(waiting);
          default -> Behaviors.unhandled();
        });
  }

  /// A question that comes between the wish to be stopped and the stop finds an entity whose shard
  /// keeps back everything it is told, withdrawals too, until it has ended. So it looks itself
  /// whether those who wait are still there: an asker ends with its question.
  private Behavior<Command> leave(List<Waiting> waiting, Cancellation cancellation) {
    for (Waiting one : waiting) {
      context.watchWith(one.replyTo(), new Withdraw(one.replyTo()));
    }
    return leaving(waiting, cancellation);
  }

  /// Sharding lets an entity finish before it starts the next one of the same name.
  private Behavior<Command> leaving(List<Waiting> waiting, Cancellation cancellation) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case FindPath find -> turnAway(find);
          case Withdraw gone -> {
            List<Waiting> left = without(waiting, gone);
            if (left.isEmpty()) {
              cancellation.request();
            }
            yield leaving(left, cancellation);
          }
          case SearchEnded ended -> {
            waiting.forEach(one -> answer(one, ended.reply()));
            yield Behaviors.stopped();
          }
          default -> Behaviors.unhandled();
        });
  }

  private Behavior<Command> search(List<Waiting> waiting) {
    Cancellation cancellation = Cancellation.create();
    context.pipeToSelf(engine.find(waiting.getFirst().question(), cancellation), this::ended);
    return searching(waiting, cancellation);
  }

  /// A search that broke is a bug or a damaged snapshot: reported here, and the players are asked
  /// to come back, for nothing is known about the pair.
  private Command ended(PathReply reply, Throwable failure) {
    if (failure == null) {
      return new SearchEnded(reply);
    }
    log.error("search broke question={}", entityId, failure);
    return new SearchEnded(BUSY);
  }

  private Behavior<Command> withdraw(List<Waiting> left, Cancellation cancellation) {
    if (!left.isEmpty()) {
      return searching(left, cancellation);
    }
    cancellation.request();
    return ending(left);
  }

  private Behavior<Command> abandon(List<Waiting> waiting) {
    waiting.forEach(one -> one.replyTo().tell(BUSY));
    return Behaviors.stopped();
  }

  private Behavior<Command> turnAway(FindPath find) {
    tally.count(Fate.REFUSED);
    find.replyTo().tell(BUSY);
    return Behaviors.same();
  }

  private Behavior<Command> answerAll(List<Waiting> waiting, PathReply reply) {
    if (reply instanceof Busy) {
      waiting.forEach(_ -> tally.count(Fate.REFUSED));
    }
    waiting.forEach(one -> answer(one, reply));
    return rest();
  }

  private Behavior<Command> rest() {
    shard.tell(new ClusterSharding.Passivate<>(context.getSelf()));
    return idle();
  }

  private static void answer(Waiting one, PathReply reply) {
    one.replyTo().tell(one.reversed() ? PathDirection.reversed(reply) : reply);
  }

  /// Nobody is joined by the first who waits for a cancelled search to end.
  private List<Waiting> join(List<Waiting> waiting, FindPath find) {
    if (!waiting.isEmpty()) {
      tally.count(Fate.JOINED);
    }
    return plus(waiting, find);
  }

  private List<Waiting> plus(List<Waiting> waiting, FindPath find) {
    return Stream.concat(waiting.stream(), Stream.of(waiting(find))).toList();
  }

  private static List<Waiting> without(List<Waiting> waiting, Withdraw gone) {
    return waiting.stream().filter(one -> !one.replyTo().equals(gone.replyTo())).toList();
  }

  private Waiting waiting(FindPath find) {
    RouteQuestion question =
        new RouteQuestion(find.ruleset(), find.from(), find.to(), find.options());
    return new Waiting(PairQuestion.of(question), !PairQuestion.isUpward(question), find.replyTo());
  }
}
