package creditgraph.node.snapshot;

import creditgraph.node.snapshot.DiskUpkeep.Settled;
import creditgraph.node.snapshot.OwnSnapshots.Settlement;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.snapshot.NodeSnapshotState.Fetching;
import creditgraph.protocol.snapshot.NodeSnapshotState.RefusedSnapshot;
import creditgraph.protocol.snapshot.SnapshotOffer;
import creditgraph.protocol.snapshot.SnapshotRollout;
import creditgraph.protocol.snapshot.SnapshotRollout.Directions;
import creditgraph.protocol.snapshot.SnapshotRollout.ReportSnapshots;
import creditgraph.protocol.snapshot.SnapshotRollout.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what is current to a node with a disk of its own, and moves the node's own pointers; the
/// [SnapshotKeeper] follows those.
///
/// ```
/// following ── Directed ──▶ settling ── Upkept: nothing missing, or no turn ──▶ following
///     ▲                        └─ Upkept: something missing, turn held ──▶ fetching ─┐
///     └─────────────────────────── Fetched, or FetchFailed: rests, then again ────────┘
/// ```
///
/// In even intervals it reports; the answer says what is current and whether this node may fetch. A
/// fetch goes on only while reports are answered: half a lease without an answer ends it, before
/// another node can have the turn. Whatever fails is tried again, each time after a longer rest. A
/// disk that cannot be written or has no room lets the lanes stand still until that has changed.
final class SnapshotFollower {

  private static final Logger log = LoggerFactory.getLogger(SnapshotFollower.class);

  sealed interface Command {}

  private enum Timer implements Command {
    REPORT_DUE,
    TURN_OVER
  }

  private record RestOver(SnapshotRef ref) implements Command {}

  private record Directed(Directions directions) implements Command {}

  private record Upkept(Settled settled) implements Command {}

  private record UpkeepFailed(Throwable failure) implements Command {}

  private record Fetched(SnapshotOffer offer) implements Command {}

  private record FetchFailed(SnapshotOffer offer, Throwable failure) implements Command {}

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final NodeReport report;
  private final DiskUpkeep disk;
  private final Function<SnapshotOffer, SnapshotFetch> fetches;
  private final Executor blocking;
  private final FetchFailures failures;
  private final ActorRef<SnapshotRollout.Command> rollout;
  private final ActorRef<? super SnapshotKeeper.LookAgain> keeper;
  private final ActorRef<Directions> directions;

  /// @param fetches makes one attempt
  static Behavior<Command> create(
      NodeReport report,
      Duration interval,
      DiskUpkeep disk,
      Function<SnapshotOffer, SnapshotFetch> fetches,
      FetchFailures failures,
      Executor blocking,
      ActorRef<SnapshotRollout.Command> rollout,
      ActorRef<? super SnapshotKeeper.LookAgain> keeper) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers -> {
          timers.startTimerWithFixedDelay(Timer.REPORT_DUE, Duration.ZERO, interval);
          return new SnapshotFollower(
                  context, timers, report, disk, fetches, failures, blocking, rollout, keeper)
              .following(Turn.NONE);
        }));
  }

  private SnapshotFollower(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      NodeReport report,
      DiskUpkeep disk,
      Function<SnapshotOffer, SnapshotFetch> fetches,
      FetchFailures failures,
      Executor blocking,
      ActorRef<SnapshotRollout.Command> rollout,
      ActorRef<? super SnapshotKeeper.LookAgain> keeper) {
    this.context = context;
    this.timers = timers;
    this.report = report;
    this.disk = disk;
    this.fetches = fetches;
    this.failures = failures;
    this.blocking = blocking;
    this.rollout = rollout;
    this.keeper = keeper;
    this.directions = context.messageAdapter(Directions.class, Directed::new);
  }

  /// @param wish what the next report says
  private Behavior<Command> following(Turn wish) {
    return Behaviors.receive(Command.class)
        .onMessage(Directed.class, directed -> settle(directed.directions()))
        .onMessage(RestOver.class, over -> endRest(over.ref()))
        .onMessageEquals(Timer.REPORT_DUE, () -> tell(wish, List.of()))
        .onAnyMessage(_ -> Behaviors.same())
        .build();
  }

  private Behavior<Command> settling(Directions directed) {
    return Behaviors.receive(Command.class)
        .onMessage(Upkept.class, upkept -> decide(directed, upkept.settled()))
        .onMessage(UpkeepFailed.class, failed -> standStill(failed.failure()))
        .onMessage(Directed.class, later -> settling(inTurn(later.directions())))
        .onMessage(RestOver.class, over -> endRest(over.ref()))
        .onMessageEquals(Timer.REPORT_DUE, () -> tell(directed.turn(), List.of()))
        .onMessageEquals(Timer.TURN_OVER, () -> settling(withoutTurn(directed)))
        .build();
  }

  private Behavior<Command> fetching(SnapshotOffer offer, SnapshotFetch fetch) {
    return Behaviors.receive(Command.class)
        .onMessage(Directed.class, directed -> goOn(offer, fetch, directed.directions()))
        .onMessage(Fetched.class, fetched -> settleAfter(fetched.offer()))
        .onMessage(FetchFailed.class, failed -> rest(failed.offer(), failed.failure()))
        .onMessage(RestOver.class, over -> endRest(over.ref()))
        .onMessageEquals(
            Timer.REPORT_DUE,
            () -> tell(Turn.HELD, List.of(new Fetching(offer.ref(), fetch.percent()))))
        .onMessageEquals(Timer.TURN_OVER, () -> stop(fetch, "no answer for half a lease"))
        .onSignal(PreRestart.class, _ -> stop(fetch, "starts over"))
        .onSignal(PostStop.class, _ -> stop(fetch, "the node ends"))
        .build();
  }

  private Behavior<Command> settle(Directions directed) {
    failures.keepOnly(directed.current(), disk.open());
    context.pipeToSelf(
        CompletableFuture.supplyAsync(disk.settle(directed.current()), blocking),
        (settled, failure) -> failure == null ? new Upkept(settled) : new UpkeepFailed(failure));
    return settling(inTurn(directed));
  }

  /// Notes how long a turn lasts, if this is one.
  private Directions inTurn(Directions directed) {
    if (directed.turn() == Turn.HELD) {
      timers.startSingleTimer(Timer.TURN_OVER, directed.lease().dividedBy(2));
    }
    return directed;
  }

  private static Directions withoutTurn(Directions directed) {
    return new Directions(directed.current(), Turn.WAITING, directed.lease());
  }

  private Behavior<Command> decide(Directions directed, Settled settled) {
    Settlement settlement = settled.settlement();
    if (settlement.changed()) {
      keeper.tell(new SnapshotKeeper.LookAgain());
    }
    settlement.mending().forEach(ref -> mend(ref));
    say(settled.fault().or(() -> failures.diskTrouble(settlement.missing())).orElse(""));
    Optional<SnapshotOffer> next =
        settlement.missing().stream().filter(offer -> !failures.isResting(offer.ref())).findFirst();
    if (next.isEmpty() || settled.fault().isPresent()) {
      return followingAfter(directed.turn(), Turn.NONE);
    }
    return directed.turn() == Turn.HELD
        ? fetch(next.get())
        : followingAfter(directed.turn(), Turn.WAITING);
  }

  /// A wish that is new is told at once.
  private Behavior<Command> followingAfter(Turn now, Turn wish) {
    if (now != wish) {
      tell(wish, List.of());
    }
    return following(wish);
  }

  private Behavior<Command> fetch(SnapshotOffer offer) {
    SnapshotFetch fetch = fetches.apply(offer);
    log.info("snapshot fetch begins path={} from={}", offer.ref().path(), offer.address());
    context.pipeToSelf(
        fetch.run().thenAcceptAsync(_ -> disk.publish(offer.ref()), blocking),
        (_, failure) -> failure == null ? new Fetched(offer) : new FetchFailed(offer, failure));
    return fetching(offer, fetch);
  }

  private Behavior<Command> goOn(SnapshotOffer offer, SnapshotFetch fetch, Directions directed) {
    if (directed.turn() != Turn.HELD) {
      return stop(fetch, "another node has the turn");
    }
    if (!directed.current().isEmpty() && !directed.current().contains(offer)) {
      return stop(fetch, "no longer current");
    }
    inTurn(directed);
    return Behaviors.same();
  }

  private Behavior<Command> stop(SnapshotFetch fetch, String reason) {
    log.info("snapshot fetch stops reason={}", reason);
    fetch.stop();
    return Behaviors.same();
  }

  private Behavior<Command> settleAfter(SnapshotOffer offer) {
    log.info("snapshot fetched path={}", offer.ref().path());
    disk.notePublished(offer.ref());
    keeper.tell(new SnapshotKeeper.LookAgain());
    timers.cancel(Timer.TURN_OVER);
    return followingAfter(Turn.HELD, Turn.NONE);
  }

  private Behavior<Command> rest(SnapshotOffer offer, Throwable thrown) {
    timers.cancel(Timer.TURN_OVER);
    Throwable failure = innermost(thrown);
    if (!(failure instanceof SnapshotFetch.Stopped)) {
      Duration rest = failures.note(offer.ref(), failure);
      log.warn(
          "snapshot not fetched path={} retry={} reason={}",
          offer.ref().path(),
          rest,
          failure.toString());
      timers.startSingleTimer(offer.ref(), new RestOver(offer.ref()), rest);
    }
    return followingAfter(Turn.HELD, Turn.NONE);
  }

  /// Brought anew at once the first time; a card on which it does not last gets longer rests.
  private void mend(SnapshotRef ref) {
    log.warn("snapshot damaged path={} is fetched again", ref.path());
    failures
        .noteDamage(ref)
        .ifPresent(rest -> timers.startSingleTimer(ref, new RestOver(ref), rest));
  }

  private Behavior<Command> endRest(SnapshotRef ref) {
    failures.endRest(ref);
    return Behaviors.same();
  }

  private Behavior<Command> standStill(Throwable thrown) {
    say("the disk cannot be used: " + innermost(thrown));
    return following(Turn.NONE);
  }

  private void say(String trouble) {
    if (!trouble.equals(report.shelf().trouble())) {
      log.warn("node {}", trouble.isEmpty() ? "is out of trouble" : "stands still: " + trouble);
      report.shelf().trouble(trouble);
    }
  }

  private Behavior<Command> tell(Turn wish, List<Fetching> fetching) {
    List<RefusedSnapshot> unfetched =
        failures.sentences().entrySet().stream()
            .map(failure ->
                new RefusedSnapshot(failure.getKey().path(), report.plain(failure.getValue())))
            .toList();
    rollout.tell(
        new ReportSnapshots(report.node(), report.state(fetching, unfetched), wish, directions));
    return Behaviors.same();
  }

  private static Throwable innermost(Throwable thrown) {
    Throwable inner = thrown;
    while (inner instanceof CompletionException && inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner;
  }
}
