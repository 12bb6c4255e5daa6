package creditgraph.node.snapshot;

import creditgraph.protocol.snapshot.SnapshotRollout;
import creditgraph.protocol.snapshot.SnapshotRollout.Directions;
import creditgraph.protocol.snapshot.SnapshotRollout.ReportSnapshots;
import creditgraph.protocol.snapshot.SnapshotRollout.Turn;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Reports the snapshots of a node that fetches none.
final class SnapshotReporter {

  private SnapshotReporter() {}

  sealed interface Command {}

  private enum Timer implements Command {
    REPORT_DUE
  }

  private record Directed(Directions ignored) implements Command {}

  static Behavior<Command> create(
      NodeReport report, Duration interval, ActorRef<SnapshotRollout.Command> rollout) {
    return Behaviors.setup(context -> {
      ActorRef<Directions> directions = context.messageAdapter(Directions.class, Directed::new);
      return Behaviors.withTimers(timers -> {
        timers.startTimerWithFixedDelay(Timer.REPORT_DUE, Duration.ZERO, interval);
        return Behaviors.receiveMessage(command -> {
          if (command instanceof Timer) {
            rollout.tell(
                new ReportSnapshots(
                    report.node(), report.state(List.of(), List.of()), Turn.NONE, directions));
          }
          return Behaviors.same();
        });
      });
    });
  }
}
