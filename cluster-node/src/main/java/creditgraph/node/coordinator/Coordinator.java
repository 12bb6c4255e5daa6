package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.node.coordinator.CoordinatorState.Submission;
import creditgraph.node.coordinator.JobDesk.Ruling;
import creditgraph.node.coordinator.OutcomeQueue.Report;
import creditgraph.node.coordinator.TaskResults.Conflict;
import creditgraph.node.coordinator.TaskResults.Step;
import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.SnapshotRef;
import creditgraph.protocol.job.JobControl.ChangeJob;
import creditgraph.protocol.job.JobControl.DescribeJob;
import creditgraph.protocol.job.JobControl.ListJobs;
import creditgraph.protocol.sample.Sampling.Command;
import creditgraph.protocol.sample.Sampling.DescribeSample;
import creditgraph.protocol.sample.Sampling.SubmitSample;
import creditgraph.protocol.sample.Sampling.UnknownRuleset;
import creditgraph.protocol.work.LaneBoard.DescribeLanes;
import creditgraph.protocol.work.LaneBoard.LaneStates;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskBoard;
import creditgraph.protocol.work.TaskBoard.KeepTask;
import creditgraph.protocol.work.TaskBoard.NothingToDo;
import creditgraph.protocol.work.TaskBoard.OutcomeTaken;
import creditgraph.protocol.work.TaskBoard.OutcomesTaken;
import creditgraph.protocol.work.TaskBoard.PullTask;
import creditgraph.protocol.work.TaskBoard.ReportOutcome;
import creditgraph.protocol.work.TaskBoard.ReportOutcomes;
import creditgraph.protocol.work.TaskBoard.RunTask;
import creditgraph.protocol.work.TaskBoard.RunTasks;
import creditgraph.protocol.work.TaskBoard.TaskOffer;
import creditgraph.protocol.work.TaskReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The cluster's one coordinator: takes samples, hands their tasks to lanes that ask, and takes the
/// outcomes.
///
/// ```
/// gateway ── SubmitSample ──▶ SampleStarted     lane ── PullTask ──▶ RunTasks
/// gateway ── DescribeSample ─▶ (answer)         lane ── ReportOutcomes ──▶ rows ──▶ TasksAccepted
///                                                    ◀── OutcomesTaken ─────────────────┘
/// ```
///
/// What is decided is journaled before anybody is told and rebuilt by replay; who computes what is
/// not, and costs at most a repeated task. Results become rows first, then one event says that
/// their tasks are done, then their lanes are told: whatever breaks in between, the tasks are done
/// again, to equal rows. While rows are written, everything else goes on.
///
/// [CoordinatorState] decides, [TaskLedger] remembers who computes, [OutcomeQueue] what is on its
/// way to the rows; this class connects them to messages and time.
public final class Coordinator
    extends EventSourcedBehavior<Command, CoordinatorEvent, CoordinatorState> {

  static final PersistenceId ID = PersistenceId.ofUniqueId("coordinator");

  /// What an idle lane is told to wait: short, so that a new sample starts on all lanes at once.
  static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(500);

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

  /// @param batch of [OutcomeQueue]
  private record RowsWritten(long batch, List<Conflict> conflicts) implements Command {}

  private record RowsFailed(long batch, Throwable failure) implements Command {}

  private final ActorContext<Command> context;
  private final CoordinatorSettings settings;
  private final CurrentSnapshots snapshots;
  private final TaskResults results;
  private final InstantSource clock;
  private final String ownAddress;
  private final TaskLedger ledger;
  private final OutcomeQueue outcomes = new OutcomeQueue();
  private final JobDesk desk = new JobDesk();
  private final LaneRoster roster = new LaneRoster();
  private final OrphanWatch orphanWatch = new OrphanWatch();

  /// Never changed. An event is applied before it is written, and one that could not be written
  /// must be gone when the journal is read again.
  private final CoordinatorState nothing = new CoordinatorState();

  /// Rows of forgotten samples may be there: after any start, and when a sample was started.
  private boolean mayHaveForgotten = true;

  /// @param clock when a lease ends; the system's, except in tests
  public static Behavior<Command> create(
      CoordinatorSettings settings,
      CurrentSnapshots snapshots,
      TaskResults results,
      InstantSource clock) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers -> {
          timers.startTimerWithFixedDelay(Timer.LEASE_CHECK_DUE, LEASE_CHECK);
          return new Coordinator(context, settings, snapshots, results, clock);
        }));
  }

  private Coordinator(
      ActorContext<Command> context,
      CoordinatorSettings settings,
      CurrentSnapshots snapshots,
      TaskResults results,
      InstantSource clock) {
    super(
        ID,
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.1));
    this.context = context;
    this.settings = settings;
    this.snapshots = snapshots;
    this.results = results;
    this.clock = clock;
    this.ownAddress = context.getSystem().address().toString();
    this.ledger = new TaskLedger(settings.lease());
  }

  /// Asked for once; every recovery without a checkpoint begins with what it answers.
  @Override
  public CoordinatorState emptyState() {
    return nothing;
  }

  @Override
  public CommandHandler<Command, CoordinatorEvent, CoordinatorState> commandHandler() {
    return newCommandHandlerBuilder().forAnyState().onAnyCommand(this::handle);
  }

  @Override
  public EventHandler<CoordinatorState, CoordinatorEvent> eventHandler() {
    return (state, event) -> {
      CoordinatorState next = state == nothing ? new CoordinatorState() : state;
      next.apply(event);
      return next;
    };
  }

  /// After a failed write to the journal, too: what was on its way then is reported again.
  @Override
  public SignalHandler<CoordinatorState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.instance(), _ -> outcomes.reset())
        .build();
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
      case ListJobs list -> list(state, list);
      case DescribeJob describe -> describe(state, describe);
      case ChangeJob change -> change(state, change);
      case DescribeLanes describe -> describeLanes(describe);
      case PullTask pull -> offer(state, pull);
      case KeepTask keep -> keep(keep);
      case ReportOutcome report -> take(state, queued(report));
      case ReportOutcomes report -> take(state, queued(report));
      case RowsWritten written -> accept(state, written);
      case RowsFailed failed -> giveUp(state, failed);
      case NodeRemoved removed -> releaseNode(removed);
      case Timer _ -> lookAtTheClock(state);
      default -> Effect().unhandled();
    };
  }

  private Effect<CoordinatorEvent, CoordinatorState> submit(
      CoordinatorState state, SubmitSample submit) {
    Optional<SnapshotRef> snapshot =
        submit.pinned().stream().findFirst().or(() -> snapshots.current(submit.spec().ruleset()));
    if (snapshot.isEmpty()) {
      submit.replyTo().tell(new UnknownRuleset(submit.spec().ruleset(), snapshots.rulesets()));
      return Effect().none();
    }
    return switch (state.start(
        snapshot.get(), submit.spec(), submit.terms(), clock.instant(), settings.maxRunning())) {
      case Submission.Answer answer -> {
        submit.replyTo().tell(answer.reply());
        yield Effect().none();
      }
      case Submission.Start start ->
          Effect()
              .persist(start.event())
              .thenRun(now -> {
                note(now, start.event());
                mayHaveForgotten = true;
                submit.replyTo().tell(now.describe(start.event().sampleId()));
              });
    };
  }

  private Effect<CoordinatorEvent, CoordinatorState> describe(
      CoordinatorState state, DescribeSample describe) {
    describe.replyTo().tell(state.describe(describe.sampleId()));
    return Effect().none();
  }

  private Effect<CoordinatorEvent, CoordinatorState> list(CoordinatorState state, ListJobs list) {
    list.replyTo().tell(desk.list(state, clock.instant()));
    return Effect().none();
  }

  private Effect<CoordinatorEvent, CoordinatorState> describe(
      CoordinatorState state, DescribeJob describe) {
    describe.replyTo().tell(desk.describe(state, describe.jobId(), clock.instant()));
    return Effect().none();
  }

  private Effect<CoordinatorEvent, CoordinatorState> describeLanes(DescribeLanes describe) {
    describe.replyTo().tell(new LaneStates(roster.describe(clock.instant())));
    return Effect().none();
  }

  private Effect<CoordinatorEvent, CoordinatorState> change(
      CoordinatorState state, ChangeJob change) {
    return switch (desk.rule(state, change, clock.instant())) {
      case Ruling.Answer answer -> {
        change.replyTo().tell(answer.reply());
        yield Effect().none();
      }
      case Ruling.Do act ->
          Effect()
              .persist(act.event())
              .thenRun(now -> {
                note(now, act.event());
                change.replyTo().tell(desk.describe(now, change.jobId(), clock.instant()));
              });
    };
  }

  private Effect<CoordinatorEvent, CoordinatorState> offer(CoordinatorState state, PullTask pull) {
    Instant now = clock.instant();
    int atMost = Math.clamp(pull.atMost(), 1, TaskBoard.MAX_BATCH);
    List<Task> tasks =
        ledger.offer(
            pull.lane(),
            nodeOf(pull),
            pull.openFingerprints(),
            atMost,
            pull.generation(),
            state,
            now);
    roster.offered(pull.lane(), nodeOf(pull), tasks, now);
    TaskOffer offer;
    if (tasks.isEmpty()) {
      offer = new NothingToDo(ASK_AGAIN_AFTER);
    } else {
      offer = pull.atMost() == 0 ? new RunTask(tasks.getFirst()) : new RunTasks(tasks);
    }
    pull.replyTo().tell(offer);
    return failed(
        orphanWatch.orphans(pull.openFingerprints(), state.running(), now).stream()
            .map(Coordinator::orphaned)
            .toList());
  }

  private static CoordinatorEvent orphaned(SampleState sample) {
    return new SampleFailed(
        sample.id(), "no node has snapshot %s open any more".formatted(sample.snapshot().path()));
  }

  private Effect<CoordinatorEvent, CoordinatorState> keep(KeepTask keep) {
    ledger.keep(keep.lane(), keep.taskName(), clock.instant());
    roster.kept(keep.lane(), clock.instant());
    return Effect().none();
  }

  private static Report queued(ReportOutcome report) {
    return new Report(
        report.lane(),
        List.of(new TaskReport(report.taskName(), report.outcome())),
        () -> report.replyTo().tell(new OutcomeTaken(report.taskName())));
  }

  private static Report queued(ReportOutcomes report) {
    return new Report(
        report.lane(),
        report.reports(),
        () -> report.replyTo().tell(new OutcomesTaken(report.number())));
  }

  private Effect<CoordinatorEvent, CoordinatorState> take(CoordinatorState state, Report report) {
    outcomes.add(report);
    writeNext(state);
    return Effect().none();
  }

  private void writeNext(CoordinatorState state) {
    if (!outcomes.isDue()) {
      return;
    }
    List<TaskResult> rows = state.results(outcomes.next());
    long batch = outcomes.batch();
    Set<String> kept = mayHaveForgotten && !rows.isEmpty() ? state.ids() : Set.of();
    context.pipeToSelf(
        results.write(new Step(rows, kept, lastSequenceNumber(context))),
        (conflicts, failure) ->
            failure == null ? new RowsWritten(batch, conflicts) : new RowsFailed(batch, failure));
    mayHaveForgotten &= kept.isEmpty();
  }

  private Effect<CoordinatorEvent, CoordinatorState> accept(
      CoordinatorState state, RowsWritten written) {
    List<Report> reports = outcomes.written(written.batch());
    written
        .conflicts()
        .forEach(conflict ->
            log.error("results differ task={} {}", conflict.task(), conflict.describe()));
    List<CoordinatorEvent> events = state.judge(reports, written.conflicts(), clock.instant());
    return Effect()
        .persist(events)
        .thenRun(now -> {
          outcomes.settle();
          reports.forEach(this::acknowledge);
          events.forEach(event -> note(now, event));
          writeNext(now);
        });
  }

  private void acknowledge(Report report) {
    roster.reported(report.lane(), report.tasks().size(), clock.instant());
    report.tasks().stream()
        .findFirst()
        .ifPresent(first -> ledger.settle(report.lane(), first.taskName()));
    report.acknowledge().run();
  }

  /// Nobody is told, so every lane reports again.
  private Effect<CoordinatorEvent, CoordinatorState> giveUp(
      CoordinatorState state, RowsFailed failed) {
    if (failed.batch() == outcomes.batch()) {
      log.warn("results not stored, lanes will report again", failed.failure());
      mayHaveForgotten = true;
      outcomes.settle();
      writeNext(state);
    }
    return Effect().none();
  }

  private void note(CoordinatorState now, CoordinatorEvent event) {
    desk.note(now, event, clock.instant());
    EventLog.write(now, event);
  }

  private Effect<CoordinatorEvent, CoordinatorState> releaseNode(NodeRemoved removed) {
    int open = ledger.releaseNode(removed.address());
    roster.releaseNode(removed.address());
    log.info("node removed address={} tasks-offered-again={}", removed.address(), open);
    return Effect().none();
  }

  private Effect<CoordinatorEvent, CoordinatorState> lookAtTheClock(CoordinatorState state) {
    int open = ledger.expire(clock.instant());
    if (open > 0) {
      log.info("lanes silent tasks-offered-again={}", open);
    }
    return failed(state.overdue(clock.instant()));
  }

  private Effect<CoordinatorEvent, CoordinatorState> failed(List<CoordinatorEvent> failures) {
    return failures.isEmpty()
        ? Effect().none()
        : Effect().persist(failures).thenRun(now -> failures.forEach(one -> note(now, one)));
  }

  /// A lane on the coordinator's own node has a path without host.
  private String nodeOf(PullTask pull) {
    var address = pull.replyTo().path().address();
    return address.hasGlobalScope() ? address.toString() : ownAddress;
  }
}
