package creditgraph.node.snapshot;

import creditgraph.graph.snapshot.GraphRoot;
import creditgraph.node.snapshot.SnapshotOpener.Look;
import creditgraph.node.snapshot.SnapshotOpener.Refusal;
import creditgraph.protocol.SnapshotRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the current snapshot of every ruleset open on this node.
///
/// ```
/// waiting ── LookDue, LookAgain ──▶ looking ── Looked ──▶ waiting
/// ```
///
/// A look reads the `current` pointers, verifies and opens what is new, and puts it on the shelf in
/// place of the old one, which is closed when its last search ends. A snapshot that cannot be used
/// is reported once by name, the old one stays, and it is tried again after [#LOOKS_UNTIL_RETRY]
/// looks. Holds one entry for each ruleset and each refused place.
public final class SnapshotKeeper {

  static final int LOOKS_UNTIL_RETRY = 30;

  /// Until a look that was asked for during another one.
  private static final Duration AGAIN = Duration.ofMillis(50);

  private static final Logger log = LoggerFactory.getLogger(SnapshotKeeper.class);

  /// Every message of the keeper.
  public sealed interface Command {}

  /// Something has changed on the disk: look at once, at what was refused as well.
  record LookAgain() implements Command {}

  private enum Timer implements Command {
    LOOK_DUE
  }

  private record Looked(Look look) implements Command {}

  private record LookFailed(Throwable failure) implements Command {}

  /// Told to whoever follows the keeper: from now on `opened` answers.
  public record SnapshotSwitched(SnapshotRef opened) {}

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final SnapshotOpener opener;
  private final Executor blocking;
  private final Duration interval;
  private final SnapshotShelf shelf;
  private final Consumer<SnapshotSwitched> follower;

  /// How many looks a refused place still sits out.
  private record SitsOut(Refusal refusal, int looks) {}

  /// Directories of open snapshots, by ruleset, and what was refused.
  private record Known(Map<String, Path> open, Map<Path, SitsOut> refused) {

    Set<Path> places() {
      Set<Path> all = new HashSet<>(open.values());
      all.addAll(refused.keySet());
      return all;
    }

    Known oneLookLater() {
      Map<Path, SitsOut> still = new HashMap<>();
      refused.forEach((place, one) -> {
        if (one.looks() > 1) {
          still.put(place, new SitsOut(one.refusal(), one.looks() - 1));
        }
      });
      return new Known(open, Map.copyOf(still));
    }

    Known forgetRefusals() {
      return new Known(open, Map.of());
    }
  }

  /// @param follower called in the keeper for each switch; must not block
  public static Behavior<Command> create(
      Path graphRoot,
      SnapshotExtent extent,
      Duration interval,
      Executor blocking,
      SnapshotShelf shelf,
      Consumer<SnapshotSwitched> follower) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers ->
            new SnapshotKeeper(
                    context,
                    timers,
                    new SnapshotOpener(new GraphRoot(graphRoot), extent, MemoryRoom::ofThisProcess),
                    blocking,
                    interval,
                    shelf,
                    follower)
                .look(new Known(Map.of(), Map.of()))));
  }

  private SnapshotKeeper(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      SnapshotOpener opener,
      Executor blocking,
      Duration interval,
      SnapshotShelf shelf,
      Consumer<SnapshotSwitched> follower) {
    this.context = context;
    this.timers = timers;
    this.opener = opener;
    this.blocking = blocking;
    this.interval = interval;
    this.shelf = shelf;
    this.follower = follower;
  }

  private Behavior<Command> waiting(Known known) {
    return Behaviors.receive(Command.class)
        .onMessage(Timer.class, _ -> look(known))
        .onMessage(LookAgain.class, _ -> look(known.forgetRefusals()))
        .onSignal(PostStop.class, _ -> closeAll())
        .build();
  }

  private Behavior<Command> looking(Known known) {
    return Behaviors.receive(Command.class)
        // This look may have begun before the change: another one follows.
        .onMessage(
            LookAgain.class,
            again -> {
              timers.startSingleTimer(again, again, AGAIN);
              return Behaviors.same();
            })
        .onMessage(Looked.class, looked -> takeIn(known, looked.look()))
        .onMessage(LookFailed.class, failed -> report(known, failed.failure()))
        .onSignal(PostStop.class, _ -> closeAll())
        .build();
  }

  private Behavior<Command> look(Known known) {
    Set<Path> places = known.places();
    context.pipeToSelf(
        CompletableFuture.supplyAsync(() -> lookNow(places), blocking),
        (look, failure) -> failure == null ? new Looked(look) : new LookFailed(failure));
    return looking(known.oneLookLater());
  }

  private Look lookNow(Set<Path> places) {
    try {
      return opener.look(places, shelf.opened());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Behavior<Command> takeIn(Known known, Look look) {
    planNextLook();
    Map<String, Path> open = new HashMap<>(known.open());
    for (OpenedSnapshot opened : look.opened()) {
      open.put(opened.ref().ruleset().value(), opened.snapshot().directory());
      putUp(opened);
    }
    Map<Path, SitsOut> refused = new HashMap<>(known.refused());
    for (Refusal refusal : look.refusals()) {
      log.warn("snapshot refused place={} reason={}", refusal.place(), refusal.reason());
      refused.put(refusal.place(), new SitsOut(refusal, LOOKS_UNTIL_RETRY));
    }
    if (!look.resident().isEmpty()) {
      shelf.resident(look.resident());
    }
    shelf.refuse(refused.values().stream().map(SitsOut::refusal).toList());
    return waiting(new Known(Map.copyOf(open), Map.copyOf(refused)));
  }

  private void putUp(OpenedSnapshot opened) {
    Optional<OpenedSnapshot> replaced = shelf.put(opened);
    replaced.ifPresent(old -> old.snapshot().close());
    log.info(
        "snapshot open path={} artists={} releases={} credits={} replaces={}",
        opened.ref().path(),
        opened.snapshot().manifest().artistCount(),
        opened.snapshot().manifest().releaseCount(),
        opened.snapshot().manifest().creditCount(),
        replaced.map(old -> old.ref().fingerprint()).orElse("none"));
    follower.accept(new SnapshotSwitched(opened.ref()));
  }

  private Behavior<Command> report(Known known, Throwable failure) {
    log.error("look at the current snapshots failed", failure);
    planNextLook();
    return waiting(known);
  }

  private void planNextLook() {
    timers.startSingleTimer(Timer.LOOK_DUE, interval);
  }

  private Behavior<Command> closeAll() {
    shelf.clear().forEach(opened -> opened.snapshot().close());
    return Behaviors.same();
  }
}
