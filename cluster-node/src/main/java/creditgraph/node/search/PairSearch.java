package creditgraph.node.search;

import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.path.Pathfinding.BudgetExhausted;
import creditgraph.protocol.path.Pathfinding.Busy;
import creditgraph.protocol.path.Pathfinding.Command;
import creditgraph.protocol.path.Pathfinding.FindPath;
import creditgraph.protocol.path.Pathfinding.Found;
import creditgraph.protocol.path.Pathfinding.NotConnected;
import creditgraph.protocol.path.Pathfinding.PathReply;
import creditgraph.protocol.path.Pathfinding.SameArtist;
import creditgraph.protocol.path.Pathfinding.UnknownArtist;
import creditgraph.protocol.path.Pathfinding.UnknownRuleset;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers one unordered pair of artists under one ruleset.
///
/// ```
/// idle ── FindPath ──▶ searching ── SearchEnded ──▶ answered ── ForgetPath ──▶ stopped
///                        ▲ FindPath joins the wait     │
///                        └── FindPath, new snapshot ───┘
/// ```
///
/// Holds one search and at most [#MAX_WAITING] players. The state is a cache: losing the node costs
/// a repeated search, never an answer. An answer is kept as long as its snapshot is the current one
/// and sharding keeps the entity; what says nothing about the pair (busy, out of budget) is not
/// kept.
public final class PairSearch {

  /// Sharded over the control nodes; the entity id is [PairKey#entityId].
  public static final EntityTypeKey<Command> KEY =
      EntityTypeKey.create(Command.class, "pair-search");

  static final int MAX_WAITING = 64;

  /// What a player turned away is told to wait.
  public static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(PairSearch.class);

  /// Sent by sharding when the entity is to go: too many others are fresher, or the shard moves.
  public record ForgetPath() implements Command {}

  private record SearchEnded(PathReply reply) implements Command {}

  /// @param reversed asked from the higher id to the lower
  private record Waiting(boolean reversed, ActorRef<PathReply> replyTo) {}

  private final ActorContext<Command> context;
  private final PathEngine engine;
  private final PairKey pair;

  public static Behavior<Command> create(PathEngine engine, PairKey pair) {
    return Behaviors.setup(context -> new PairSearch(context, engine, pair).idle());
  }

  private PairSearch(ActorContext<Command> context, PathEngine engine, PairKey pair) {
    this.context = context;
    this.engine = engine;
    this.pair = pair;
  }

  private Behavior<Command> idle() {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case FindPath find -> search(find);
          case ForgetPath _ -> Behaviors.stopped();
          default -> Behaviors.unhandled();
        });
  }

  private Behavior<Command> searching(List<Waiting> waiting) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case FindPath find when waiting.size() < MAX_WAITING -> searching(plus(waiting, find));
          case FindPath find -> turnAway(find);
          case SearchEnded ended -> answerAll(waiting, ended.reply());
          case ForgetPath _ -> leaving(waiting);
          default -> Behaviors.unhandled();
        });
  }

  /// Sharding lets an entity finish before it starts the next one of the same name.
  private Behavior<Command> leaving(List<Waiting> waiting) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case FindPath find -> turnAway(find);
          case SearchEnded ended -> {
            answerAll(waiting, ended.reply());
            yield Behaviors.stopped();
          }
          default -> Behaviors.unhandled();
        });
  }

  private Behavior<Command> answered(PathReply reply) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case FindPath find when isCurrent(reply) -> answerAgain(find, reply);
          case FindPath find -> search(find);
          case ForgetPath _ -> Behaviors.stopped();
          default -> Behaviors.unhandled();
        });
  }

  private Behavior<Command> search(FindPath find) {
    context.pipeToSelf(engine.find(pair), this::ended);
    return searching(plus(List.of(), find));
  }

  /// A search that broke is a bug or a damaged snapshot: reported here, and the players are asked
  /// to come back, for nothing is known about the pair.
  private Command ended(PathReply reply, Throwable failure) {
    if (failure == null) {
      return new SearchEnded(reply);
    }
    log.error("search broke pair={}", pair.entityId(), failure);
    return new SearchEnded(new Busy(RETRY_AFTER));
  }

  private Behavior<Command> turnAway(FindPath find) {
    find.replyTo().tell(new Busy(RETRY_AFTER));
    return Behaviors.same();
  }

  private Behavior<Command> answerAgain(FindPath find, PathReply reply) {
    answer(waiting(find), reply);
    return Behaviors.same();
  }

  private Behavior<Command> answerAll(List<Waiting> waiting, PathReply reply) {
    waiting.forEach(one -> answer(one, reply));
    return isWorthKeeping(reply) ? answered(reply) : idle();
  }

  private static void answer(Waiting one, PathReply reply) {
    one.replyTo().tell(one.reversed() ? PathDirection.reversed(reply) : reply);
  }

  private boolean isCurrent(PathReply reply) {
    return engine.current(pair.ruleset()).equals(snapshotOf(reply));
  }

  private static boolean isWorthKeeping(PathReply reply) {
    return snapshotOf(reply).isPresent();
  }

  private static Optional<SnapshotRef> snapshotOf(PathReply reply) {
    return switch (reply) {
      case Found found -> Optional.of(found.snapshot());
      case NotConnected apart -> Optional.of(apart.snapshot());
      case SameArtist same -> Optional.of(same.snapshot());
      case UnknownArtist unknown -> Optional.of(unknown.snapshot());
      case BudgetExhausted _, UnknownRuleset _, Busy _ -> Optional.empty();
    };
  }

  private List<Waiting> plus(List<Waiting> waiting, FindPath find) {
    return Stream.concat(waiting.stream(), Stream.of(waiting(find))).toList();
  }

  private Waiting waiting(FindPath find) {
    return new Waiting(find.from().equals(pair.high()), find.replyTo());
  }
}
