package creditgraph.node.artist;

import creditgraph.node.snapshot.LeasedSnapshot;
import creditgraph.node.snapshot.SnapshotKeeper.SnapshotSwitched;
import creditgraph.node.snapshot.SnapshotShelf;
import creditgraph.protocol.RulesetId;
import creditgraph.protocol.SnapshotRef;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Loads the names of each snapshot that this control node opens, one snapshot at a time.
///
/// ```
/// idle ── SnapshotSwitched ──▶ loading ── Loaded ──▶ idle, or loading the next
///  ▲ RetryDue                     │ failed, or old names stayed: the snapshot waits [#RETRY_AFTER]
///  └──────────────────────────────┘
/// ```
///
/// Waiting: the latest snapshot of each ruleset, no more: of several published while one loads, the
/// last is loaded next and the others never. A database that is away costs only the delay; until
/// then the names of the snapshot before keep answering, under its own reference.
public final class ArtistNameLoader {

  static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /// The order in which waiting snapshots take their turn.
  private static final Comparator<RulesetId> BY_NAME = Comparator.comparing(RulesetId::value);

  private static final Logger log = LoggerFactory.getLogger(ArtistNameLoader.class);

  /// Every message of the loader.
  public sealed interface Command {}

  public record Opened(SnapshotRef snapshot) implements Command {}

  private record LoadEnded(SnapshotRef snapshot, Outcome outcome) implements Command {}

  /// @param loaded what the database holds now
  /// @param again whether the snapshot needs another turn
  private record Outcome(Optional<List<SnapshotRef>> loaded, boolean again) {}

  private enum Timer implements Command {
    RETRY_DUE
  }

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final NameStore store;
  private final Executor blocking;
  private final SnapshotShelf shelf;
  private final LoadedNames loaded;

  static Behavior<Command> create(
      NameStore store, Executor blocking, SnapshotShelf shelf, LoadedNames loaded) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers ->
            new ArtistNameLoader(context, timers, store, blocking, shelf, loaded).next(Map.of())));
  }

  /// The keeper's news in the loader's words.
  public static Command from(SnapshotSwitched switched) {
    return new Opened(switched.opened());
  }

  private ArtistNameLoader(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      NameStore store,
      Executor blocking,
      SnapshotShelf shelf,
      LoadedNames loaded) {
    this.context = context;
    this.timers = timers;
    this.store = store;
    this.blocking = blocking;
    this.shelf = shelf;
    this.loaded = loaded;
  }

  private Behavior<Command> idle(Map<RulesetId, SnapshotRef> waiting) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Opened opened -> next(plus(waiting, opened.snapshot()));
          case Timer _ -> next(waiting);
          case LoadEnded _ -> Behaviors.unhandled();
        });
  }

  private Behavior<Command> loading(Map<RulesetId, SnapshotRef> waiting) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Opened opened -> loading(plus(waiting, opened.snapshot()));
          case LoadEnded ended -> ended(waiting, ended);
          case Timer _ -> Behaviors.same();
        });
  }

  private Behavior<Command> next(Map<RulesetId, SnapshotRef> waiting) {
    Optional<SnapshotRef> first = waiting.values().stream().findFirst();
    if (first.isEmpty()) {
      return idle(waiting);
    }
    SnapshotRef snapshot = first.get();
    context.pipeToSelf(
        CompletableFuture.supplyAsync(() -> load(snapshot), blocking),
        (all, failure) -> report(snapshot, all, failure));
    return loading(minus(waiting, snapshot));
  }

  private static Map<RulesetId, SnapshotRef> plus(
      Map<RulesetId, SnapshotRef> waiting, SnapshotRef snapshot) {
    Map<RulesetId, SnapshotRef> more = new TreeMap<>(BY_NAME);
    more.putAll(waiting);
    more.put(snapshot.ruleset(), snapshot);
    return more;
  }

  private static Map<RulesetId, SnapshotRef> minus(
      Map<RulesetId, SnapshotRef> waiting, SnapshotRef snapshot) {
    Map<RulesetId, SnapshotRef> fewer = new TreeMap<>(BY_NAME);
    fewer.putAll(waiting);
    fewer.remove(snapshot.ruleset());
    return fewer;
  }

  private Behavior<Command> ended(Map<RulesetId, SnapshotRef> waiting, LoadEnded ended) {
    ended.outcome().loaded().ifPresent(loaded::set);
    if (!ended.outcome().again()) {
      return next(waiting);
    }
    timers.startSingleTimer(Timer.RETRY_DUE, RETRY_AFTER);
    // A newer snapshot of the ruleset may have come meanwhile; it takes this one's place.
    return idle(
        waiting.containsKey(ended.snapshot().ruleset())
            ? waiting
            : plus(waiting, ended.snapshot()));
  }

  /// Runs on the blocking dispatcher. A snapshot closed meanwhile has a successor on its way.
  private Outcome load(SnapshotRef snapshot) {
    try {
      Optional<LeasedSnapshot> leased = shelf.lease(snapshot);
      boolean oldAreGone = true;
      if (leased.isPresent()) {
        try (LeasedSnapshot held = leased.get()) {
          store.load(snapshot, held.snapshot());
        }
        oldAreGone = store.dropOld(snapshot);
      }
      return new Outcome(Optional.of(store.loaded()), !oldAreGone);
    } catch (SQLException e) {
      throw new IllegalStateException("names of " + snapshot.path() + " not loaded", e);
    }
  }

  private Command report(SnapshotRef snapshot, Outcome outcome, Throwable failure) {
    if (failure != null) {
      log.warn(
          "names not loaded snapshot={} retry-after={}", snapshot.path(), RETRY_AFTER, failure);
      return new LoadEnded(snapshot, new Outcome(Optional.empty(), true));
    }
    int all = outcome.loaded().map(List::size).orElse(0);
    log.info("names ready snapshot={} loaded={} again={}", snapshot.path(), all, outcome.again());
    return new LoadEnded(snapshot, outcome);
  }
}
