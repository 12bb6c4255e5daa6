package creditgraph.node.coordinator;

import creditgraph.node.coordinator.Coordinator.NodeRemoved;
import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.protocol.work.Task;
import creditgraph.protocol.work.TaskBoard;
import creditgraph.protocol.work.TaskBoard.KeepTask;
import creditgraph.protocol.work.TaskBoard.NothingToDo;
import creditgraph.protocol.work.TaskBoard.PullTask;
import creditgraph.protocol.work.TaskBoard.RunTask;
import creditgraph.protocol.work.TaskBoard.RunTasks;
import creditgraph.protocol.work.TaskBoard.TaskOffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands tasks to the lanes that ask, and takes them back from those that are gone.
final class TaskOffers {

  /// What an idle lane is told to wait: short, so that a new sample starts on all lanes at once.
  static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(500);

  private static final Logger log = LoggerFactory.getLogger(Coordinator.class);

  private final TaskLedger ledger;
  private final String ownAddress;
  private final InstantSource clock;
  private final Decisions decisions;
  private final OrphanWatch orphanWatch = new OrphanWatch();

  /// @param ownAddress of the coordinator's node
  TaskOffers(TaskLedger ledger, String ownAddress, InstantSource clock, Decisions decisions) {
    this.ledger = ledger;
    this.ownAddress = ownAddress;
    this.clock = clock;
    this.decisions = decisions;
  }

  Effect<CoordinatorEvent, CoordinatorState> offer(CoordinatorState state, PullTask pull) {
    Instant now = clock.instant();
    int atMost = Math.clamp(pull.atMost(), 1, TaskBoard.MAX_BATCH);
    List<Task> tasks =
        ledger.offer(pull.lane(), nodeOf(pull), pull.openFingerprints(), atMost, state, now);
    TaskOffer offer;
    if (tasks.isEmpty()) {
      offer = new NothingToDo(ASK_AGAIN_AFTER);
    } else {
      offer = pull.atMost() == 0 ? new RunTask(tasks.getFirst()) : new RunTasks(tasks);
    }
    pull.replyTo().tell(offer);
    return decisions.journal(
        orphanWatch.orphans(pull.openFingerprints(), state.running(), now).stream()
            .map(TaskOffers::orphaned)
            .toList());
  }

  private static CoordinatorEvent orphaned(SampleState sample) {
    return new SampleFailed(
        sample.id(), "no node has snapshot %s open any more".formatted(sample.snapshot().path()));
  }

  Effect<CoordinatorEvent, CoordinatorState> keep(KeepTask keep) {
    ledger.keep(keep.lane(), keep.taskName(), clock.instant());
    return decisions.none();
  }

  Effect<CoordinatorEvent, CoordinatorState> releaseNode(NodeRemoved removed) {
    int open = ledger.releaseNode(removed.address());
    log.info("node removed address={} tasks-offered-again={}", removed.address(), open);
    return decisions.none();
  }

  Effect<CoordinatorEvent, CoordinatorState> lookAtTheClock(CoordinatorState state) {
    int open = ledger.expire(clock.instant());
    if (open > 0) {
      log.info("lanes silent tasks-offered-again={}", open);
    }
    return decisions.journal(state.overdue(clock.instant()));
  }

  /// A lane on the coordinator's own node has a path without host.
  private String nodeOf(PullTask pull) {
    var address = pull.replyTo().path().address();
    return address.hasGlobalScope() ? address.toString() : ownAddress;
  }
}
