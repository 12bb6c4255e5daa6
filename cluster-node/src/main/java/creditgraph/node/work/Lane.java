package creditgraph.node.work;

import creditgraph.protocol.sample.Sampling;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskBoard.KeepTask;
import creditgraph.protocol.work.TaskBoard.NothingToDo;
import creditgraph.protocol.work.TaskBoard.OutcomeTaken;
import creditgraph.protocol.work.TaskBoard.PullTask;
import creditgraph.protocol.work.TaskBoard.ReportOutcome;
import creditgraph.protocol.work.TaskBoard.RunTask;
import creditgraph.protocol.work.TaskBoard.TaskOffer;
import creditgraph.protocol.work.TaskOutcome;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pulls one task at a time, runs it, and reports until the coordinator has it.
///
/// ```
/// pulling ── RunTask ──▶ running ── TaskEnded ──▶ reporting ── OutcomeTaken ──▶ pulling
///  ▲   │ NothingToDo: wait      │ every [#KEEP_EVERY]     │ every [#REPEAT_AFTER]
///  └───┘ no answer: ask again   └─ KeepTask               └─ ReportOutcome again
/// ```
///
/// A lane is a numbered place in the cluster, not an object: when its node dies it starts elsewhere
/// under the same name, and asking for work under that name gives back what the old one held. It
/// holds one task and no queue, so a fast node does more and a slow one is never flooded.
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

  private record TaskEnded(TaskOutcome outcome) implements Command {}

  private record Taken(OutcomeTaken taken) implements Command {}

  private enum Timer implements Command {
    PULL_DUE,
    KEEP_DUE,
    REPORT_DUE
  }

  private final ActorContext<Command> context;
  private final TimerScheduler<Command> timers;
  private final String name;
  private final TaskRunner runner;
  private final ActorRef<Sampling.Command> coordinator;
  private final ActorRef<TaskOffer> offers;
  private final ActorRef<OutcomeTaken> acknowledgements;

  public static Behavior<Command> create(
      int number, TaskRunner runner, ActorRef<Sampling.Command> coordinator) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(
            timers -> new Lane(context, timers, number, runner, coordinator).pull()));
  }

  private Lane(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      int number,
      TaskRunner runner,
      ActorRef<Sampling.Command> coordinator) {
    this.context = context;
    this.timers = timers;
    this.name = "lane-" + number;
    this.runner = runner;
    this.coordinator = coordinator;
    this.offers = context.messageAdapter(TaskOffer.class, Offered::new);
    this.acknowledgements = context.messageAdapter(OutcomeTaken.class, Taken::new);
  }

  private Behavior<Command> pulling() {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Offered offered -> consider(offered.offer());
          case Timer timer when timer == Timer.PULL_DUE -> pull();
          case Stop _ -> Behaviors.stopped();
          case Taken _, TaskEnded _, Timer _ -> Behaviors.same();
        });
  }

  private Behavior<Command> running(Task task) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case TaskEnded ended -> report(task, ended.outcome());
          case Timer timer when timer == Timer.KEEP_DUE -> keep(task);
          case Stop _ -> Behaviors.stopped();
          // A second offer answers a repeated question; its lease ends by itself.
          case Offered _, Taken _, Timer _ -> Behaviors.same();
        });
  }

  private Behavior<Command> reporting(Task task, TaskOutcome outcome) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case Taken taken when taken.taken().taskName().equals(task.name()) -> pull();
          case Timer timer when timer == Timer.REPORT_DUE -> report(task, outcome);
          case Stop _ -> Behaviors.stopped();
          case Taken _, Offered _, TaskEnded _, Timer _ -> Behaviors.same();
        });
  }

  private Behavior<Command> pull() {
    timers.cancelAll();
    timers.startSingleTimer(Timer.PULL_DUE, REPEAT_AFTER);
    coordinator.tell(new PullTask(name, runner.openFingerprints(), offers));
    return pulling();
  }

  private Behavior<Command> consider(TaskOffer offer) {
    return switch (offer) {
      case RunTask run -> run(run.task());
      case NothingToDo nothing -> {
        timers.startSingleTimer(Timer.PULL_DUE, nothing.askAgainAfter());
        yield Behaviors.same();
      }
    };
  }

  private Behavior<Command> run(Task task) {
    timers.cancelAll();
    timers.startTimerWithFixedDelay(Timer.KEEP_DUE, KEEP_EVERY);
    log.debug("task runs lane={} task={}", name, task.name());
    context.pipeToSelf(runner.run(task), (outcome, failure) -> ended(task, outcome, failure));
    return running(task);
  }

  private Command ended(Task task, TaskOutcome outcome, Throwable failure) {
    if (failure == null) {
      return new TaskEnded(outcome);
    }
    log.error("task broke lane={} task={}", name, task.name(), failure);
    return new TaskEnded(new TaskOutcome.Failed(failure.toString()));
  }

  private Behavior<Command> keep(Task task) {
    coordinator.tell(new KeepTask(name, task.name()));
    return Behaviors.same();
  }

  private Behavior<Command> report(Task task, TaskOutcome outcome) {
    timers.cancelAll();
    timers.startSingleTimer(Timer.REPORT_DUE, REPEAT_AFTER);
    coordinator.tell(new ReportOutcome(name, task.name(), outcome, acknowledgements));
    return reporting(task, outcome);
  }
}
