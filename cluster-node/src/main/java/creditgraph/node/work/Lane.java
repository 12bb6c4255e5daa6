package creditgraph.node.work;

import creditgraph.node.work.TaskRunner.BatchRun;
import creditgraph.protocol.sample.Sampling;
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
import creditgraph.protocol.work.TaskOutcome;
import creditgraph.protocol.work.TaskReport;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pulls tasks, runs them, and reports until the coordinator has their outcomes.
///
/// ```
/// pulling ── RunTasks ──▶ running ── BatchEnded ──▶ reporting ── OutcomesTaken ──▶ pulling
///  ▲   │ NothingToDo: wait       │ every [#KEEP_EVERY]      │ every [#REPEAT_AFTER]
///  └───┘ no answer: ask again    └─ KeepTask                └─ ReportOutcomes again
/// ```
///
/// While it waits it takes tasks as well, for a job that has begun meanwhile.
///
/// It takes as many tasks at once as fit into half a second ([Pace]). Should they turn out longer,
/// it reports what is done by then and so gives the rest back.
///
/// A lane is a numbered place in the cluster, not an object: when its node dies it starts elsewhere
/// under the same name, and asking for work under that name gives back what the old one held. It
/// holds one batch and no queue, so a fast node does more and a slow one is never flooded.
public final class Lane {

  /// How long a question or a report may stay unanswered. The coordinator may be moving.
  static final Duration REPEAT_AFTER = Duration.ofSeconds(3);

  /// Well within the coordinator's lease.
  static final Duration KEEP_EVERY = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(Lane.class);

  /// Every message of a lane; none crosses a machine as such.
  public sealed interface Command {}

  /// Sharding ends the lane here; its task starts again elsewhere.
  public record Stop() implements Command {}

  private record Offered(TaskOffer offer) implements Command {}

  private record BatchEnded(BatchRun run) implements Command {}

  /// @param acknowledgement [OutcomesTaken] or, from a coordinator of the version before batches,
  ///   [OutcomeTaken]
  private record Taken(Object acknowledgement) implements Command {}

  /// What a lane was given.
  ///
  /// @param single by a coordinator of the version before batches, which wants one outcome back
  private record Batch(List<Task> tasks, boolean single) {

    Task first() {
      return tasks.getFirst();
    }
  }

  /// What a lane repeats until it is acknowledged.
  private record Report(TaskBoard.Request message, Object acknowledgement) {}

  private enum Timer implements Command {
    PULL_DUE,
    KEEP_DUE,
    REPORT_DUE
  }

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final String name;
  private final String onlyFor;
  private final TaskRunner runner;
  private final ActorRef<Sampling.Command> coordinator;
  private final ActorRef<TaskOffer> offers;
  private final ActorRef<OutcomesTaken> taken;
  private final ActorRef<OutcomeTaken> singleTaken;
  private final Pace pace = new Pace();
  private long reports;

  public static Behavior<Command> create(
      int number, TaskRunner runner, ActorRef<Sampling.Command> coordinator) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(
            timers -> new Lane(context, timers, "lane-" + number, "", runner, coordinator).pull()));
  }

  /// A lane that stays on its node and takes the tasks that only this node can do.
  ///
  /// @param node address of the node
  public static Behavior<Command> createFor(
      String node, TaskRunner runner, ActorRef<Sampling.Command> coordinator) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers ->
            new Lane(context, timers, "lane-of-" + node, node, runner, coordinator).pull()));
  }

  private Lane(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      String name,
      String onlyFor,
      TaskRunner runner,
      ActorRef<Sampling.Command> coordinator) {
    this.context = context;
    this.timers = timers;
    this.name = name;
    this.onlyFor = onlyFor;
    this.runner = runner;
    this.coordinator = coordinator;
    this.offers = context.messageAdapter(TaskOffer.class, Offered::new);
    this.taken = context.messageAdapter(OutcomesTaken.class, Taken::new);
    this.singleTaken = context.messageAdapter(OutcomeTaken.class, Taken::new);
  }

  private Behavior<Command> pulling() {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Offered offered -> consider(offered.offer());
          case Timer timer when timer == Timer.PULL_DUE -> pull();
          case Stop _ -> Behaviors.stopped();
          case Taken _, BatchEnded _, Timer _ -> Behaviors.same();
        });
  }

  private Behavior<Command> running(Batch batch) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case BatchEnded ended -> report(reportOn(batch, ended.run()));
          case Timer timer when timer == Timer.KEEP_DUE -> keep(batch.first());
          case Stop _ -> Behaviors.stopped();
          // A second offer answers a repeated question; its lease ends by itself.
          case Offered _, Taken _, Timer _ -> Behaviors.same();
        });
  }

  private Behavior<Command> reporting(Report report) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Taken taken when taken.acknowledgement().equals(report.acknowledgement()) -> pull();
          case Timer timer when timer == Timer.REPORT_DUE -> report(report);
          case Stop _ -> Behaviors.stopped();
          case Taken _, Offered _, BatchEnded _, Timer _ -> Behaviors.same();
        });
  }

  private Behavior<Command> pull() {
    timers.cancelAll();
    timers.startSingleTimer(Timer.PULL_DUE, REPEAT_AFTER);
    coordinator.tell(
        new PullTask(
            name, runner.openFingerprints(), pace.next(), TaskBoard.GENERATION, onlyFor, offers));
    return pulling();
  }

  private Behavior<Command> consider(TaskOffer offer) {
    return switch (offer) {
      case RunTasks run -> run(new Batch(run.tasks(), false));
      case RunTask run -> run(new Batch(List.of(run.task()), true));
      case NothingToDo nothing -> {
        timers.startSingleTimer(Timer.PULL_DUE, nothing.askAgainAfter());
        yield Behaviors.same();
      }
    };
  }

  private Behavior<Command> run(Batch batch) {
    timers.cancelAll();
    timers.startTimerWithFixedDelay(Timer.KEEP_DUE, KEEP_EVERY);
    log.debug(
        "tasks run lane={} first={} tasks={}", name, batch.first().name(), batch.tasks().size());
    context.pipeToSelf(
        runner.run(batch.tasks(), Pace.ENOUGH), (run, failure) -> ended(batch, run, failure));
    return running(batch);
  }

  private Command ended(Batch batch, BatchRun run, Throwable failure) {
    if (failure == null) {
      return new BatchEnded(run);
    }
    log.error("tasks broke lane={} first={}", name, batch.first().name(), failure);
    var first = new TaskReport(batch.first().name(), new TaskOutcome.Failed(failure.toString()));
    return new BatchEnded(new BatchRun(List.of(first), Pace.ENOUGH));
  }

  private Behavior<Command> keep(Task task) {
    coordinator.tell(new KeepTask(name, task.name()));
    return Behaviors.same();
  }

  private Report reportOn(Batch batch, BatchRun run) {
    pace.ran(run.reports().size(), run.took());
    if (batch.single()) {
      TaskReport only = run.reports().getFirst();
      return new Report(
          new ReportOutcome(name, only.taskName(), only.outcome(), singleTaken),
          new OutcomeTaken(only.taskName()));
    }
    long number = ++reports;
    return new Report(
        new ReportOutcomes(name, number, run.reports(), taken), new OutcomesTaken(number));
  }

  private Behavior<Command> report(Report report) {
    timers.cancelAll();
    timers.startSingleTimer(Timer.REPORT_DUE, REPEAT_AFTER);
    coordinator.tell(report.message());
    return reporting(report);
  }
}
