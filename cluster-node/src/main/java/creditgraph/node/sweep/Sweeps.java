package creditgraph.node.sweep;

import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.node.sweep.SweepEvent.PointFailed;
import creditgraph.node.sweep.SweepEvent.PointFinished;
import creditgraph.node.sweep.SweepsState.Ruling;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobControl.Change;
import creditgraph.protocol.job.JobControl.ChangeJob;
import creditgraph.protocol.job.JobControl.JobReply;
import creditgraph.protocol.sample.Sampling;
import creditgraph.protocol.sample.Sampling.DescribeSample;
import creditgraph.protocol.sample.Sampling.SampleReply;
import creditgraph.protocol.sample.Sampling.SubmitSample;
import creditgraph.protocol.sweep.Sweeping.ChangeSweep;
import creditgraph.protocol.sweep.Sweeping.Command;
import creditgraph.protocol.sweep.Sweeping.DescribePoints;
import creditgraph.protocol.sweep.Sweeping.DescribeSweep;
import creditgraph.protocol.sweep.Sweeping.ListSweeps;
import creditgraph.protocol.sweep.Sweeping.SubmitSweep;
import creditgraph.protocol.sweep.Sweeping.SweepList;
import creditgraph.protocol.sweep.Sweeping.SweepReply;
import creditgraph.protocol.sweep.Sweeping.UnknownSweep;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/// The cluster's sweeps: begins the points of a grid as samples, a few at a time, and keeps what
/// each came to.
///
/// ```
/// gateway ── SubmitSweep ──▶ SweepStarted         now and then, for each point under way:
///                                                   DescribeSample ──▶ coordinator
/// PointFinished ◀── Finished ───────────────────────────┤
/// PointFailed ◀──── Failed, of one that had begun ──────┤
/// SubmitSample ◀─── UnknownSample, or failed before ────┘
/// ```
///
/// A sample's id follows from snapshot and spec, so asking again is harmless and nothing about
/// samples is journaled but their results, each in one event: the coordinator may forget a sample
/// before and after. After a restart the points that were under way are asked for again. Pausing,
/// resuming and cancelling are told to the samples under way until the coordinator says that it is
/// so.
///
/// [SweepsState] decides, [Watches] knows what is under way; this class connects them to messages
/// and time.
public final class Sweeps extends EventSourcedBehavior<Command, SweepEvent, SweepsState> {

  static final PersistenceId ID = PersistenceId.ofUniqueId("sweeps");
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
  private static final int CHECKPOINT_EVENTS = 1000;
  private static final int CHECKPOINTS_KEPT = 2;

  private enum Timer implements Command {
    LOOK_DUE
  }

  private record SampleAnswered(SampleReply reply) implements Command {}

  /// @param told what the sample was told to do
  private record SampleTold(String sampleId, Change told) implements Command {}

  private record NotTold() implements Command {}

  private final ActorContext<Command> context;
  private final ActorRef<Sampling.Command> coordinator;
  private final CurrentSnapshots snapshots;
  private final InstantSource clock;
  private final ActorRef<SampleReply> samples;
  private final Watches watches;

  /// Never changed. An event is applied before it is written, and one that could not be written
  /// must be gone when the journal is read again.
  private final SweepsState nothing = new SweepsState();

  /// @param atOnce points that may be under way at once, of all sweeps; fewer than the coordinator
  ///   has places, so that researchers' own samples find one
  /// @param lookEvery how often the coordinator is asked for them
  public static Behavior<Command> create(
      ActorRef<Sampling.Command> coordinator,
      CurrentSnapshots snapshots,
      int atOnce,
      Duration lookEvery,
      InstantSource clock) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers -> {
          timers.startTimerWithFixedDelay(Timer.LOOK_DUE, lookEvery);
          return new Sweeps(context, coordinator, snapshots, atOnce, clock);
        }));
  }

  private Sweeps(
      ActorContext<Command> context,
      ActorRef<Sampling.Command> coordinator,
      CurrentSnapshots snapshots,
      int atOnce,
      InstantSource clock) {
    super(
        ID,
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.1));
    this.context = context;
    this.coordinator = coordinator;
    this.snapshots = snapshots;
    this.clock = clock;
    this.samples = context.messageAdapter(SampleReply.class, SampleAnswered::new);
    this.watches = new Watches(atOnce);
  }

  /// Asked for once; every recovery without a checkpoint begins with what it answers.
  @Override
  public SweepsState emptyState() {
    return nothing;
  }

  @Override
  public CommandHandler<Command, SweepEvent, SweepsState> commandHandler() {
    return newCommandHandlerBuilder().forAnyState().onAnyCommand(this::handle);
  }

  @Override
  public EventHandler<SweepsState, SweepEvent> eventHandler() {
    return (state, event) -> {
      SweepsState next = state == nothing ? new SweepsState() : state;
      next.apply(event);
      return next;
    };
  }

  @Override
  public SignalHandler<SweepsState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.instance(), _ -> watches.forgetAll())
        .build();
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(CHECKPOINT_EVENTS, CHECKPOINTS_KEPT)
        .withDeleteEventsOnSnapshot();
  }

  @Override
  public SnapshotAdapter<SweepsState> snapshotAdapter() {
    return new SnapshotAdapter<>() {
      @Override
      public Object toJournal(SweepsState state) {
        return SweepsCheckpoint.of(state);
      }

      @Override
      public SweepsState fromJournal(Object stored) {
        return ((SweepsCheckpoint) stored).toState();
      }
    };
  }

  private Effect<SweepEvent, SweepsState> handle(SweepsState state, Command command) {
    return switch (command) {
      case SubmitSweep submit ->
          follow(state.start(submit, snapshots, clock.instant()), submit.replyTo());
      case ChangeSweep change ->
          follow(state.change(change.sweepId(), change.change()), change.replyTo());
      case DescribeSweep describe -> describe(state, describe);
      case DescribePoints describe -> describe(state, describe);
      case ListSweeps list -> list(state, list);
      case SampleAnswered answered -> hear(state, answered.reply());
      case SampleTold told -> hear(told);
      case Timer _ -> look(state);
      case NotTold _ -> Effect().none();
      default -> Effect().unhandled();
    };
  }

  private Effect<SweepEvent, SweepsState> follow(Ruling ruling, ActorRef<SweepReply> asker) {
    return switch (ruling) {
      case Ruling.Answer answer -> {
        asker.tell(answer.reply());
        yield Effect().none();
      }
      case Ruling.Do act ->
          Effect()
              .persist(act.event())
              .thenRun(now -> {
                SweepLog.write(now, act.event());
                asker.tell(card(now, act.event().sweepId()));
                ask(now);
              });
    };
  }

  private Effect<SweepEvent, SweepsState> describe(SweepsState state, DescribeSweep describe) {
    describe.replyTo().tell(card(state, describe.sweepId()));
    return Effect().none();
  }

  private static SweepReply card(SweepsState state, String id) {
    return state.sweep(id).<SweepReply>map(SweepState::card).orElse(new UnknownSweep(id));
  }

  private Effect<SweepEvent, SweepsState> describe(SweepsState state, DescribePoints describe) {
    describe.replyTo().tell(watches.page(state, describe.sweepId(), describe.first()));
    return Effect().none();
  }

  private Effect<SweepEvent, SweepsState> list(SweepsState state, ListSweeps list) {
    list.replyTo().tell(new SweepList(state.all().stream().map(SweepState::card).toList()));
    return Effect().none();
  }

  private Effect<SweepEvent, SweepsState> look(SweepsState state) {
    ask(state);
    return Effect().none();
  }

  /// Asks for every point under way, and tells its sample what it is to do until that is known.
  private void ask(SweepsState state) {
    watches.follow(state);
    watches.forEach((sampleId, watch) -> {
      if (watch.mustTell()) {
        tell(sampleId, watch.wish());
      }
      if (watch.wish() != Change.CANCEL) {
        coordinator.tell(new DescribeSample(sampleId, samples));
      }
    });
  }

  /// Whatever is answered, that there is no such job or that it has ended, there is no more to do.
  private void tell(String sampleId, Change wish) {
    context.ask(
        JobReply.class,
        coordinator,
        ANSWER_WITHIN,
        replyTo -> new ChangeJob(sampleId, wish, replyTo),
        (reply, failure) -> failure == null ? new SampleTold(sampleId, wish) : new NotTold());
  }

  private Effect<SweepEvent, SweepsState> hear(SampleTold told) {
    watches.find(told.sampleId()).ifPresent(watch -> watch.heard(told.told()));
    return Effect().none();
  }

  private Effect<SweepEvent, SweepsState> hear(SweepsState state, SampleReply reply) {
    return switch (reply) {
      case Sampling.Progress progress -> {
        watches
            .find(progress.sampleId())
            .ifPresent(watch -> watch.progress(progress.tasksDone(), progress.tasksTotal()));
        yield Effect().none();
      }
      case Sampling.Finished finished ->
          wanted(state, finished.sampleId())
              .map(watch -> end(new PointFinished(watch.sweepId, watch.point, finished.counts())))
              .orElse(Effect().none());
      case Sampling.Failed failed ->
          wanted(state, failed.sampleId())
              .map(watch ->
                  watch.hasBegun()
                      ? end(new PointFailed(watch.sweepId, watch.point, failed.reason()))
                      : begin(state, watch))
              .orElse(Effect().none());
      case Sampling.UnknownSample unknown ->
          wanted(state, unknown.sampleId())
              .map(watch -> {
                watch.unknown();
                return begin(state, watch);
              })
              .orElse(Effect().none());
      // The place that is missing now is there another time.
      case Sampling.Busy _, Sampling.UnknownRuleset _ -> Effect().none();
    };
  }

  private Optional<PointWatch> wanted(SweepsState state, String sampleId) {
    return watches
        .find(sampleId)
        .filter(watch ->
            state.sweep(watch.sweepId).filter(sweep -> sweep.wants(watch.point)).isPresent());
  }

  private Effect<SweepEvent, SweepsState> begin(SweepsState state, PointWatch watch) {
    if (watch.wish() != Change.RESUME) {
      return Effect().none();
    }
    SweepState sweep = state.sweep(watch.sweepId).orElseThrow();
    SnapshotRef pinned = sweep.snapshot(watch.point);
    Optional<SnapshotRef> current = snapshots.current(pinned.ruleset());
    if (current.isPresent() && !current.get().equals(pinned)) {
      return end(
          new PointFailed(
              watch.sweepId,
              watch.point,
              "snapshot %s is no longer current, %s is; a sweep is computed on one snapshot, submit it anew for the other"
                  .formatted(pinned.path(), current.get().path())));
    }
    coordinator.tell(
        new SubmitSample(sweep.sample(watch.point), sweep.terms(), List.of(pinned), samples));
    return Effect().none();
  }

  private Effect<SweepEvent, SweepsState> end(SweepEvent event) {
    return Effect()
        .persist(event)
        .thenRun(now -> {
          SweepLog.write(now, event);
          ask(now);
        });
  }
}
