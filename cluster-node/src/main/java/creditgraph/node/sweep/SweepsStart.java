package creditgraph.node.sweep;

import creditgraph.protocol.sample.Sampling;
import creditgraph.protocol.sample.Sampling.DescribeSample;
import creditgraph.protocol.sample.Sampling.SampleReply;
import creditgraph.protocol.sweep.Sweeping.Command;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/// Waits until the coordinator answers before the sweeps read their journal.
///
/// ```
/// waiting ── the coordinator answers ──▶ Sweeps
/// ```
///
/// Without it they have nothing to do; and two that read a journal for the first time at once wait
/// for each other, on threads that nobody may wait on, while its parts are made. Holds back at most
/// [#MAX_WAITING] messages; the rest is dropped, and every asker repeats.
final class SweepsStart {

  static final int MAX_WAITING = 100;

  /// No sample has this id; any answer will do.
  private static final String NO_SAMPLE = "none";

  private enum Signal implements Command {
    ASK_DUE,
    COORDINATOR_ANSWERS
  }

  private SweepsStart() {}

  static Behavior<Command> create(
      ActorRef<Sampling.Command> coordinator, Duration askEvery, Behavior<Command> sweeps) {
    return Behaviors.setup(context ->
        Behaviors.withStash(
            MAX_WAITING,
            stash ->
                Behaviors.withTimers(timers -> {
                  timers.startTimerWithFixedDelay(Signal.ASK_DUE, Duration.ZERO, askEvery);
                  ActorRef<SampleReply> answers =
                      context.messageAdapter(SampleReply.class, _ -> Signal.COORDINATOR_ANSWERS);
                  return waiting(coordinator, answers, stash, timers, sweeps);
                })));
  }

  private static Behavior<Command> waiting(
      ActorRef<Sampling.Command> coordinator,
      ActorRef<SampleReply> answers,
      StashBuffer<Command> stash,
      TimerScheduler<Command> timers,
      Behavior<Command> sweeps) {
    return Behaviors.receiveMessage(command -> {
      if (command == Signal.ASK_DUE) {
        coordinator.tell(new DescribeSample(NO_SAMPLE, answers));
      } else if (command == Signal.COORDINATOR_ANSWERS) {
        timers.cancelAll();
        return stash.unstashAll(sweeps);
      } else if (!stash.isFull()) {
        stash.stash(command);
      }
      return Behaviors.same();
    });
  }
}
