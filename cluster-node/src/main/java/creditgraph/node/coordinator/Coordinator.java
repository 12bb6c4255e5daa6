package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.node.coordinator.CoordinatorState.Submission;
import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.sample.Sampling.Command;
import creditgraph.protocol.sample.Sampling.DescribeSample;
import creditgraph.protocol.sample.Sampling.SubmitSample;
import creditgraph.protocol.sample.Sampling.UnknownRuleset;
import creditgraph.protocol.work.TaskBoard.KeepTask;
import creditgraph.protocol.work.TaskBoard.NothingToDo;
import creditgraph.protocol.work.TaskBoard.OutcomeTaken;
import creditgraph.protocol.work.TaskBoard.PullTask;
import creditgraph.protocol.work.TaskBoard.ReportOutcome;
import creditgraph.protocol.work.TaskBoard.RunTask;
import creditgraph.protocol.work.TaskBoard.TaskOffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The cluster's one coordinator: takes samples, hands their tasks to lanes that ask, and takes the
/// outcomes.
///
/// ```
/// gateway ── SubmitSample ──▶ SampleStarted        lane ── PullTask ──▶ RunTask
/// gateway ── DescribeSample ─▶ (answer)            lane ── ReportOutcome ──▶ TaskAccepted
///                                                       ◀── OutcomeTaken ──┘ once journaled
/// ```
///
/// What is decided is journaled before anybody is told and rebuilt by replay; who computes what is
/// not, and costs at most a repeated task. [CoordinatorState] decides, [TaskLedger] remembers who
/// computes; this class connects them to messages and time.
public final class Coordinator
    extends EventSourcedBehavior<Command, CoordinatorEvent, CoordinatorState> {

  static final PersistenceId ID = PersistenceId.ofUniqueId("coordinator");

  /// What an idle lane is told to wait: short, so that a new sample starts on all lanes at once.
  static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(500);

  /// A fraction of a second of work, so that little is lost with a node. Not a setting: the cut
  /// decides which pairs are drawn, and equal specs must give equal results everywhere.
  static final int TASK_PAIRS = 250;

  private static final Duration LEASE_CHECK = Duration.ofSeconds(1);
  private static final int CHECKPOINT_EVENTS = 1000;
  private static final int CHECKPOINTS_KEPT = 2;

  private static final Logger log = LoggerFactory.getLogger(Coordinator.class);

  private enum Timer implements Command {
    LEASE_CHECK_DUE
  }

  /// A node has left the cluster for good; the tasks of its lanes are open again.
  ///
  /// @param address as in the paths of that node's actors
  record NodeRemoved(String address) implements Command {}

  private final CoordinatorSettings settings;
  private final CurrentSnapshots snapshots;
  private final InstantSource clock;
  private final String ownAddress;
  private final TaskLedger ledger;
  private final OrphanWatch orphanWatch = new OrphanWatch();

  /// @param clock when a lease ends; the system's, except in tests
  public static Behavior<Command> create(
      CoordinatorSettings settings, CurrentSnapshots snapshots, InstantSource clock) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers -> {
          timers.startTimerWithFixedDelay(Timer.LEASE_CHECK_DUE, LEASE_CHECK);
          return new Coordinator(context, settings, snapshots, clock);
        }));
  }

  private Coordinator(
      ActorContext<Command> context,
      CoordinatorSettings settings,
      CurrentSnapshots snapshots,
      InstantSource clock) {
    super(
        ID,
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.1));
    this.settings = settings;
    this.snapshots = snapshots;
    this.clock = clock;
    this.ownAddress = context.getSystem().address().toString();
    this.ledger = new TaskLedger(settings.lease());
  }

  @Override
  public CoordinatorState emptyState() {
    return new CoordinatorState();
  }

  @Override
  public CommandHandler<Command, CoordinatorEvent, CoordinatorState> commandHandler() {
    return newCommandHandlerBuilder().forAnyState().onAnyCommand(this::handle);
  }

  @Override
  public EventHandler<CoordinatorState, CoordinatorEvent> eventHandler() {
    return (state, event) -> {
      state.apply(event);
      return state;
    };
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(CHECKPOINT_EVENTS, CHECKPOINTS_KEPT)
        .withDeleteEventsOnSnapshot();
  }

  @Override
  public SnapshotAdapter<CoordinatorState> snapshotAdapter() {
    return new SnapshotAdapter<>() {
      @Override
      public Object toJournal(CoordinatorState state) {
        return CoordinatorCheckpoint.of(state);
      }

      @Override
      public CoordinatorState fromJournal(Object stored) {
        return ((CoordinatorCheckpoint) stored).toState();
      }
    };
  }

  private Effect<CoordinatorEvent, CoordinatorState> handle(
      CoordinatorState state, Command command) {
    return switch (command) {
      case SubmitSample submit -> submit(state, submit);
      case DescribeSample describe -> describe(state, describe);
      case PullTask pull -> offer(state, pull);
      case KeepTask keep -> keep(keep);
      case ReportOutcome report -> take(state, report);
      case NodeRemoved removed -> releaseNode(removed);
      case Timer _ -> expireLeases();
      default -> Effect().unhandled();
    };
  }

  private Effect<CoordinatorEvent, CoordinatorState> submit(
      CoordinatorState state, SubmitSample submit) {
    Optional<SnapshotRef> snapshot = snapshots.current(submit.spec().ruleset());
    if (snapshot.isEmpty()) {
      submit.replyTo().tell(new UnknownRuleset(submit.spec().ruleset(), snapshots.rulesets()));
      return Effect().none();
    }
    return switch (state.start(snapshot.get(), submit.spec(), TASK_PAIRS, settings.maxRunning())) {
      case Submission.Answer answer -> {
        submit.replyTo().tell(answer.reply());
        yield Effect().none();
      }
      case Submission.Start start ->
          Effect()
              .persist(start.event())
              .thenRun(now -> {
                log.info(
                    "sample started id={} snapshot={} pairs={}",
                    start.event().sampleId(),
                    start.event().snapshot().path(),
                    start.event().spec().pairs());
                submit.replyTo().tell(now.describe(start.event().sampleId()));
              });
    };
  }

  private Effect<CoordinatorEvent, CoordinatorState> describe(
      CoordinatorState state, DescribeSample describe) {
    describe.replyTo().tell(state.describe(describe.sampleId()));
    return Effect().none();
  }

  private Effect<CoordinatorEvent, CoordinatorState> offer(CoordinatorState state, PullTask pull) {
    Instant now = clock.instant();
    TaskOffer offer =
        ledger
            .offer(pull.lane(), nodeOf(pull), pull.openFingerprints(), state, now)
            .<TaskOffer>map(RunTask::new)
            .orElse(new NothingToDo(ASK_AGAIN_AFTER));
    pull.replyTo().tell(offer);
    List<SampleFailed> failures =
        orphanWatch.orphans(pull.openFingerprints(), state.running(), now).stream()
            .map(Coordinator::orphaned)
            .toList();
    failures.forEach(
        failed -> log.warn("sample failed id={} reason={}", failed.sampleId(), failed.reason()));
    return failures.isEmpty() ? Effect().none() : Effect().persist(List.copyOf(failures));
  }

  private static SampleFailed orphaned(SampleState sample) {
    return new SampleFailed(
        sample.id(), "no node has snapshot %s open any more".formatted(sample.snapshot().path()));
  }

  private Effect<CoordinatorEvent, CoordinatorState> keep(KeepTask keep) {
    ledger.keep(keep.lane(), keep.taskName(), clock.instant());
    return Effect().none();
  }

  private Effect<CoordinatorEvent, CoordinatorState> take(
      CoordinatorState state, ReportOutcome report) {
    List<CoordinatorEvent> events = state.judge(report.lane(), report.taskName(), report.outcome());
    return Effect()
        .persist(events)
        .thenRun(now -> {
          ledger.settle(report.lane(), report.taskName());
          report.replyTo().tell(new OutcomeTaken(report.taskName()));
          events.forEach(event -> logEnd(now, event));
        });
  }

  private static void logEnd(CoordinatorState state, CoordinatorEvent event) {
    switch (event) {
      case CoordinatorEvent.SampleStarted _ -> {}
      case CoordinatorEvent.TaskAccepted accepted ->
          state
              .sample(accepted.sampleId())
              .filter(sample -> !sample.isRunning())
              .ifPresent(sample ->
                  log.info("sample finished id={} tasks={}", sample.id(), sample.taskCount()));
      case CoordinatorEvent.TaskBroke broke ->
          log.warn(
              "task broke sample={} task={} reason={}",
              broke.sampleId(),
              broke.taskIndex(),
              broke.reason());
      case SampleFailed failed ->
          log.warn("sample failed id={} reason={}", failed.sampleId(), failed.reason());
    }
  }

  private Effect<CoordinatorEvent, CoordinatorState> releaseNode(NodeRemoved removed) {
    int open = ledger.releaseNode(removed.address());
    log.info("node removed address={} tasks-offered-again={}", removed.address(), open);
    return Effect().none();
  }

  private Effect<CoordinatorEvent, CoordinatorState> expireLeases() {
    int open = ledger.expire(clock.instant());
    if (open > 0) {
      log.info("lanes silent tasks-offered-again={}", open);
    }
    return Effect().none();
  }

  /// A lane on the coordinator's own node has a path without host.
  private String nodeOf(PullTask pull) {
    var address = pull.replyTo().path().address();
    return address.hasGlobalScope() ? address.toString() : ownAddress;
  }
}
