package creditgraph.node.coordinator;

import creditgraph.node.coordinator.CoordinatorEvent.JobStarted;
import creditgraph.node.coordinator.CoordinatorEvent.SampleResumed;
import creditgraph.node.coordinator.CoordinatorEvent.SampleStarted;
import creditgraph.node.coordinator.TaskLedger.Asking;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskBoard;
import creditgraph.protocol.work.TaskBoard.NothingToDo;
import creditgraph.protocol.work.TaskBoard.PullTask;
import creditgraph.protocol.work.TaskBoard.RunTask;
import creditgraph.protocol.work.TaskBoard.RunTasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Answers lanes that ask for tasks, and once more, unasked, when there was nothing for them and a
/// job begins: it starts on every idle lane at once, and not when each happens to ask again.
///
/// ```
/// lane ── PullTask ──▶        ◀── NothingToDo ──
///                   a job begins
///                             ◀── RunTasks ──
/// ```
///
/// A lane may ask again in the same moment; then it is offered what it was just given, for asking
/// gives that back. Remembers one question a lane, at most [TaskLedger#MAX_LANES].
final class TaskHandout {

  /// What an idle lane is told to wait: short, for a coordinator that moves forgets who waits.
  static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(500);

  /// The same for a lane that waits for its node's own tasks alone, which are rare.
  static final Duration ASK_AGAIN_ALONE_AFTER = Duration.ofSeconds(2);

  /// A lane that lives has asked again by then, twice over.
  static final int REMEMBERED_TIMES = 2;

  /// @param until when the lane is taken for gone
  private record Waiting(PullTask pull, Instant until) {}

  private final TaskLedger ledger;
  private final LaneRoster roster;
  private final String ownAddress;
  private final InstantSource clock;
  private final Map<String, Waiting> waiting = new HashMap<>();

  /// @param ownAddress of the coordinator's node
  TaskHandout(TaskLedger ledger, LaneRoster roster, String ownAddress, InstantSource clock) {
    this.ledger = ledger;
    this.roster = roster;
    this.ownAddress = ownAddress;
    this.clock = clock;
  }

  void answer(CoordinatorState state, PullTask pull) {
    Instant now = clock.instant();
    waiting.remove(pull.lane());
    if (!give(state, pull, now)) {
      letWait(pull, now);
    }
  }

  /// Follows the journal.
  void journaled(CoordinatorState state, CoordinatorEvent event) {
    if (event instanceof SampleStarted
        || event instanceof JobStarted
        || event instanceof SampleResumed) {
      begin(state);
    }
  }

  /// Nobody waits at a node that has left.
  void releaseNode(String address) {
    waiting.values().removeIf(one -> nodeOf(one.pull()).equals(address));
  }

  /// Who wants its node's own tasks alone is told of no others.
  static boolean isBound(PullTask pull) {
    return !pull.onlyFor().isEmpty();
  }

  private void begin(CoordinatorState state) {
    Instant now = clock.instant();
    waiting.values().removeIf(one -> !now.isBefore(one.until()));
    waiting.values().removeIf(one -> give(state, one.pull(), now));
  }

  private void letWait(PullTask pull, Instant now) {
    Duration rest = isBound(pull) ? ASK_AGAIN_ALONE_AFTER : ASK_AGAIN_AFTER;
    if (waiting.size() < TaskLedger.MAX_LANES) {
      waiting.put(pull.lane(), new Waiting(pull, now.plus(rest.multipliedBy(REMEMBERED_TIMES))));
    }
    pull.replyTo().tell(new NothingToDo(rest));
  }

  /// Whether there was something for the lane.
  private boolean give(CoordinatorState state, PullTask pull, Instant now) {
    List<Task> tasks = ledger.offer(asking(pull), state, now);
    if (!isBound(pull)) {
      roster.offered(pull.lane(), nodeOf(pull), tasks, now);
    }
    if (tasks.isEmpty()) {
      return false;
    }
    pull.replyTo().tell(pull.atMost() == 0 ? new RunTask(tasks.getFirst()) : new RunTasks(tasks));
    return true;
  }

  private Asking asking(PullTask pull) {
    return new Asking(
        pull.lane(),
        nodeOf(pull),
        pull.openFingerprints(),
        Math.clamp(pull.atMost(), 1, TaskBoard.MAX_BATCH),
        pull.generation(),
        pull.onlyFor());
  }

  /// A lane on the coordinator's own node has a path without host.
  private String nodeOf(PullTask pull) {
    var address = pull.replyTo().path().address();
    return address.hasGlobalScope() ? address.toString() : ownAddress;
  }
}
