package creditgraph.node.coordinator;

import creditgraph.node.coordinator.Coordinator.NodeRemoved;
import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.node.coordinator.TaskLedger.Asking;
import creditgraph.node.coordinator.TaskLedger.Lost;
import creditgraph.protocol.work.LaneBoard.DescribeLanes;
import creditgraph.protocol.work.LaneBoard.LaneStates;
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
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands tasks to the lanes that ask, and takes them back from those that are gone.
final class TaskOffers {

  /// What an idle lane is told to wait: short, so that a new job starts on all lanes at once.
  static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(500);

  /// The same for a lane that waits for its node's own tasks alone, which are rare.
  static final Duration ASK_AGAIN_ALONE_AFTER = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(Coordinator.class);

  private final TaskLedger ledger;
  private final LaneRoster roster;
  private final String ownAddress;
  private final InstantSource clock;
  private final Decisions decisions;
  private final OrphanWatch orphanWatch = new OrphanWatch();

  /// @param ownAddress of the coordinator's node
  TaskOffers(
      TaskLedger ledger,
      LaneRoster roster,
      String ownAddress,
      InstantSource clock,
      Decisions decisions) {
    this.ledger = ledger;
    this.roster = roster;
    this.ownAddress = ownAddress;
    this.clock = clock;
    this.decisions = decisions;
  }

  Effect<CoordinatorEvent, CoordinatorState> offer(CoordinatorState state, PullTask pull) {
    Instant now = clock.instant();
    List<Task> tasks = ledger.offer(asking(pull), state, now);
    boolean bound = !pull.onlyFor().isEmpty();
    if (!bound) {
      roster.offered(pull.lane(), nodeOf(pull), tasks, now);
    }
    TaskOffer offer;
    if (tasks.isEmpty()) {
      offer = new NothingToDo(bound ? ASK_AGAIN_ALONE_AFTER : ASK_AGAIN_AFTER);
    } else {
      offer = pull.atMost() == 0 ? new RunTask(tasks.getFirst()) : new RunTasks(tasks);
    }
    pull.replyTo().tell(offer);
    return bound ? decisions.none() : journalOrphans(state, pull, now);
  }

  /// Only lanes that compute count: other nodes may have the snapshot and do nothing with it.
  private Effect<CoordinatorEvent, CoordinatorState> journalOrphans(
      CoordinatorState state, PullTask pull, Instant now) {
    return decisions.journal(
        orphanWatch.orphans(pull.openFingerprints(), state.running(), now).stream()
            .map(TaskOffers::orphaned)
            .toList());
  }

  private static CoordinatorEvent orphaned(JobState job) {
    return new SampleFailed(
        job.id(), "no node has snapshot %s open any more".formatted(job.snapshot().path()));
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

  Effect<CoordinatorEvent, CoordinatorState> describe(DescribeLanes describe) {
    describe.replyTo().tell(new LaneStates(roster.describe(clock.instant())));
    return decisions.none();
  }

  Effect<CoordinatorEvent, CoordinatorState> keep(KeepTask keep) {
    ledger.keep(keep.lane(), keep.taskName(), clock.instant());
    roster.kept(keep.lane(), clock.instant());
    return decisions.none();
  }

  /// A node that left in order gives its tasks back. One that was put out had them when it went.
  Effect<CoordinatorEvent, CoordinatorState> releaseNode(
      CoordinatorState state, NodeRemoved removed) {
    List<Lost> lost = ledger.releaseNode(removed.address());
    roster.releaseNode(removed.address());
    log.info(
        "node removed address={} how={} tasks-offered-again={}",
        removed.address(),
        removed.how(),
        tasks(lost));
    return switch (removed.how()) {
      case LEFT -> decisions.none();
      case DOWNED -> journal(state, lost, "left while computing it");
    };
  }

  Effect<CoordinatorEvent, CoordinatorState> lookAtTheClock(CoordinatorState state) {
    List<Lost> lost = ledger.expire(clock.instant());
    if (!lost.isEmpty()) {
      log.info("lanes silent tasks-offered-again={}", tasks(lost));
    }
    List<CoordinatorEvent> overdue = state.overdue(clock.instant());
    return overdue.isEmpty()
        ? journal(state, lost, "fell silent while computing it")
        : decisions.journal(overdue);
  }

  /// Together: whatever ended the node ended all its lanes, and only a task that was alone on one
  /// of them is blamed by name.
  private Effect<CoordinatorEvent, CoordinatorState> journal(
      CoordinatorState state, List<Lost> lost, String how) {
    List<CoordinatorEvent> events = new ArrayList<>();
    for (Lost one : lost) {
      int others = one.taskIndexes().size() - 1;
      String reason =
          "node %s %s on %s%s"
              .formatted(
                  one.node(),
                  how,
                  one.lane(),
                  others == 0 ? "" : ", or one of %d others".formatted(others));
      events.addAll(state.lost(one.jobId(), one.taskIndexes(), reason, clock.instant()));
    }
    return decisions.journal(events);
  }

  private static int tasks(List<Lost> lost) {
    return lost.stream().mapToInt(one -> one.taskIndexes().size()).sum();
  }

  /// A lane on the coordinator's own node has a path without host.
  private String nodeOf(PullTask pull) {
    var address = pull.replyTo().path().address();
    return address.hasGlobalScope() ? address.toString() : ownAddress;
  }
}
