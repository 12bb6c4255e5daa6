package creditgraph.node.export;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does one kind of work again and again, never twice at once.
///
/// ```
/// idle ── LookDue ──▶ working ── Ended ──▶ idle
/// ```
///
/// Holds nothing; a failure is told once for each that differs from the one before, and the next
/// look tries again.
final class ExportClerk {

  private static final Logger log = LoggerFactory.getLogger(ExportClerk.class);

  /// What is done at a look, in its own time and on its own threads.
  @FunctionalInterface
  interface Work {
    CompletionStage<Done> look(Instant now);
  }

  sealed interface Command {}

  private record LookDue() implements Command {}

  /// @param trouble empty when the work was done
  private record Ended(String trouble) implements Command {}

  private final ActorContext<Command> context;
  private final String name;
  private final Work work;
  private final InstantSource clock;

  private ExportClerk(ActorContext<Command> context, String name, Work work, InstantSource clock) {
    this.context = context;
    this.name = name;
    this.work = work;
    this.clock = clock;
  }

  /// @param name of the work in the log
  static Behavior<Command> create(String name, Work work, Duration lookEvery, InstantSource clock) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers -> {
          timers.startTimerWithFixedDelay(new LookDue(), Duration.ZERO, lookEvery);
          return new ExportClerk(context, name, work, clock).idle("");
        }));
  }

  private Behavior<Command> idle(String lastTrouble) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case LookDue _ -> look(lastTrouble);
          case Ended _ -> Behaviors.same();
        });
  }

  private Behavior<Command> working(String lastTrouble) {
    return Behaviors.receiveMessage(command ->
        switch (command) {
          case LookDue _ -> Behaviors.same();
          case Ended ended -> ended(lastTrouble, ended.trouble());
        });
  }

  private Behavior<Command> look(String lastTrouble) {
    context.pipeToSelf(
        work.look(clock.instant()),
        (_, failure) -> new Ended(failure == null ? "" : String.valueOf(innermost(failure))));
    return working(lastTrouble);
  }

  private Behavior<Command> ended(String lastTrouble, String trouble) {
    if (!trouble.equals(lastTrouble)) {
      if (trouble.isEmpty()) {
        log.info("exports are written again what={}", name);
      } else {
        log.warn("exports were not written what={} why=\"{}\"", name, trouble);
      }
    }
    return idle(trouble);
  }

  private static Throwable innermost(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost;
  }
}
