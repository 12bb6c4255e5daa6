package creditgraph.node.coordinator;

import creditgraph.node.coordinator.OutcomeQueue.Report;
import creditgraph.node.coordinator.TaskResults.Conflict;
import creditgraph.node.coordinator.TaskResults.Step;
import creditgraph.protocol.sample.Sampling.Command;
import creditgraph.protocol.work.TaskBoard.OutcomeTaken;
import creditgraph.protocol.work.TaskBoard.OutcomesTaken;
import creditgraph.protocol.work.TaskBoard.ReportOutcome;
import creditgraph.protocol.work.TaskBoard.ReportOutcomes;
import creditgraph.protocol.work.TaskReport;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what lanes report: rows first, then the event that says that their tasks are done, then
/// the acknowledgements.
///
/// ```
/// take ──▶ writing ── RowsWritten ──▶ event, acknowledged ──▶ the next batch
///             └────── RowsFailed ───▶ given up: lanes report again
/// ```
final class OutcomeIntake {

  private static final Logger log = LoggerFactory.getLogger(Coordinator.class);

  /// In the place of a lane.
  private static final String COORDINATOR = "coordinator";

  /// @param batch of [OutcomeQueue]
  record RowsWritten(long batch, List<Conflict> conflicts) implements Command {}

  record RowsFailed(long batch, Throwable failure) implements Command {}

  private final ActorContext<Command> context;
  private final TaskResults results;
  private final InstantSource clock;
  private final TaskLedger ledger;
  private final LaneRoster roster;
  private final Predicate<String> isMember;
  private final Decisions decisions;
  private final LongSupplier known;
  private final OutcomeQueue outcomes = new OutcomeQueue();
  private final ForgottenRows forgotten;

  /// @param known the number of the last event that the coordinator knows
  /// @param isMember whether the node at an address is a member of the cluster
  OutcomeIntake(
      ActorContext<Command> context,
      TaskResults results,
      InstantSource clock,
      TaskLedger ledger,
      LaneRoster roster,
      LongSupplier known,
      Predicate<String> isMember,
      ForgottenRows forgotten,
      Decisions decisions) {
    this.context = context;
    this.results = results;
    this.clock = clock;
    this.ledger = ledger;
    this.roster = roster;
    this.known = known;
    this.isMember = isMember;
    this.forgotten = forgotten;
    this.decisions = decisions;
  }

  /// Forgets what is on its way; lanes report it again.
  void reset() {
    outcomes.reset();
  }

  Effect<CoordinatorEvent, CoordinatorState> take(CoordinatorState state, ReportOutcome report) {
    return take(
        state,
        new Report(
            report.lane(),
            List.of(new TaskReport(report.taskName(), report.outcome())),
            () -> report.replyTo().tell(new OutcomeTaken(report.taskName()))));
  }

  Effect<CoordinatorEvent, CoordinatorState> take(CoordinatorState state, ReportOutcomes report) {
    return take(
        state,
        new Report(
            report.lane(),
            report.reports(),
            () -> report.replyTo().tell(new OutcomesTaken(report.number()))));
  }

  /// Takes what the coordinator itself knows of tasks that nobody can do any more. Repeated, as a
  /// lane would, until it is accepted.
  Effect<CoordinatorEvent, CoordinatorState> takeAbandoned(CoordinatorState state) {
    List<TaskReport> abandoned = state.abandoned(isMember);
    return abandoned.isEmpty()
        ? decisions.none()
        : take(state, new Report(COORDINATOR, abandoned, () -> {}));
  }

  private Effect<CoordinatorEvent, CoordinatorState> take(CoordinatorState state, Report report) {
    outcomes.add(report);
    writeNext(state);
    return decisions.none();
  }

  private void writeNext(CoordinatorState state) {
    if (!outcomes.isDue()) {
      return;
    }
    List<TaskResult> rows = state.results(outcomes.next());
    long batch = outcomes.batch();
    Set<String> kept = rows.isEmpty() ? Set.of() : forgotten.takeKept(state);
    context.pipeToSelf(
        results.write(new Step(rows, kept, known.getAsLong())),
        (conflicts, failure) ->
            failure == null ? new RowsWritten(batch, conflicts) : new RowsFailed(batch, failure));
  }

  Effect<CoordinatorEvent, CoordinatorState> accept(CoordinatorState state, RowsWritten written) {
    List<Report> reports = outcomes.written(written.batch());
    written
        .conflicts()
        .forEach(conflict ->
            log.error("results differ task={} {}", conflict.task(), conflict.describe()));
    return decisions.journal(
        state.judge(reports, written.conflicts(), clock.instant()),
        now -> {
          outcomes.settle();
          reports.forEach(this::acknowledge);
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
  Effect<CoordinatorEvent, CoordinatorState> giveUp(CoordinatorState state, RowsFailed failed) {
    if (failed.batch() == outcomes.batch()) {
      log.warn("results not stored, lanes will report again", failed.failure());
      forgotten.mayBeThere();
      outcomes.settle();
      writeNext(state);
    }
    return decisions.none();
  }
}
