package creditgraph.node.coordinator;

import creditgraph.node.coordinator.OutcomeIntake.RowsFailed;
import creditgraph.node.coordinator.OutcomeIntake.RowsWritten;
import creditgraph.node.snapshot.CurrentSnapshots;
import creditgraph.protocol.job.JobControl.ChangeJob;
import creditgraph.protocol.job.JobControl.DescribeJob;
import creditgraph.protocol.job.JobControl.ListJobs;
import creditgraph.protocol.job.JobControl.SubmitJob;
import creditgraph.protocol.sample.Sampling.Command;
import creditgraph.protocol.sample.Sampling.DescribeSample;
import creditgraph.protocol.sample.Sampling.SubmitSample;
import creditgraph.protocol.work.LaneBoard.DescribeLanes;
import creditgraph.protocol.work.TaskBoard.KeepTask;
import creditgraph.protocol.work.TaskBoard.PullTask;
import creditgraph.protocol.work.TaskBoard.ReportOutcome;
import creditgraph.protocol.work.TaskBoard.ReportOutcomes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
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

/// The cluster's one coordinator: takes samples and other jobs, hands their tasks to lanes that
/// ask, and takes the outcomes.
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
/// way to the rows. [JobRequests], [TaskOffers] and [OutcomeIntake] have one conversation each;
/// this class starts them and sends each message to the one that it is for.
public final class Coordinator
    extends EventSourcedBehavior<Command, CoordinatorEvent, CoordinatorState> {

  static final PersistenceId ID = PersistenceId.ofUniqueId("coordinator");

  private static final Duration LEASE_CHECK = Duration.ofSeconds(1);
  private static final Duration MEMBER_CHECK = Duration.ofSeconds(2);
  private static final int CHECKPOINT_EVENTS = 1000;
  private static final int CHECKPOINTS_KEPT = 2;

  private enum Timer implements Command {
    LEASE_CHECK_DUE,
    MEMBER_CHECK_DUE
  }

  /// A node has left the cluster for good; the tasks of its lanes are open again.
  ///
  /// @param address as in the paths of that node's actors
  record NodeRemoved(String address, Departure how) implements Command {}

  /// How a node came to be no member any more.
  enum Departure {
    /// In order, as when it is told to stop.
    LEFT,
    /// It was out of reach or killed, and was put out.
    DOWNED
  }

  private final JobRequests requests;
  private final TaskOffers offers;
  private final OutcomeIntake intake;

  /// Never changed. An event is applied before it is written, and one that could not be written
  /// must be gone when the journal is read again.
  private final CoordinatorState nothing = new CoordinatorState();

  /// @param isMember whether the node at an address is a member of the cluster
  /// @param tally counts what is journaled
  /// @param clock when a lease ends; the system's, except in tests
  public static Behavior<Command> create(
      CoordinatorSettings settings,
      CurrentSnapshots snapshots,
      Predicate<String> isMember,
      TaskResults results,
      TaskTally tally,
      InstantSource clock) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers -> {
          timers.startTimerWithFixedDelay(Timer.LEASE_CHECK_DUE, LEASE_CHECK);
          timers.startTimerWithFixedDelay(Timer.MEMBER_CHECK_DUE, MEMBER_CHECK);
          return new Coordinator(context, settings, snapshots, isMember, results, tally, clock);
        }));
  }

  private Coordinator(
      ActorContext<Command> context,
      CoordinatorSettings settings,
      CurrentSnapshots snapshots,
      Predicate<String> isMember,
      TaskResults results,
      TaskTally tally,
      InstantSource clock) {
    super(
        ID,
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.1));
    TaskLedger ledger = new TaskLedger(settings.lease());
    LaneRoster roster = new LaneRoster();
    TaskHandout handout =
        new TaskHandout(ledger, roster, context.getSystem().address().toString(), clock);
    JobDesk desk = new JobDesk();
    ForgottenRows forgotten = new ForgottenRows();
    Decisions decisions =
        new Decisions(
            Effect(),
            List.of(
                (now, event) -> desk.note(now, event, clock.instant()),
                (_, event) -> forgotten.journaled(event),
                tally::note,
                EventLog::write,
                handout::journaled));
    this.requests = new JobRequests(settings, snapshots, clock, desk, decisions);
    this.offers = new TaskOffers(ledger, roster, handout, clock, decisions);
    this.intake =
        new OutcomeIntake(
            context,
            results,
            clock,
            ledger,
            roster,
            () -> lastSequenceNumber(context),
            isMember,
            forgotten,
            decisions);
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
        .onSignal(RecoveryCompleted.instance(), _ -> intake.reset())
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
      case SubmitSample submit -> requests.submit(state, submit);
      case SubmitJob submit -> requests.submit(state, submit);
      case DescribeSample describe -> requests.describe(state, describe);
      case ListJobs list -> requests.list(state, list);
      case DescribeJob describe -> requests.describe(state, describe);
      case ChangeJob change -> requests.change(state, change);
      case DescribeLanes describe -> offers.describe(describe);
      case PullTask pull -> offers.offer(state, pull);
      case KeepTask keep -> offers.keep(keep);
      case ReportOutcome report -> intake.take(state, report);
      case ReportOutcomes report -> intake.take(state, report);
      case RowsWritten written -> intake.accept(state, written);
      case RowsFailed failed -> intake.giveUp(state, failed);
      case NodeRemoved removed -> offers.releaseNode(state, removed);
      case Timer timer ->
          switch (timer) {
            case LEASE_CHECK_DUE -> offers.lookAtTheClock(state);
            case MEMBER_CHECK_DUE -> intake.takeAbandoned(state);
          };
      default -> Effect().unhandled();
    };
  }
}
