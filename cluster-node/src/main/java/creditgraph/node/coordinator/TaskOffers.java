package creditgraph.node.coordinator;

import creditgraph.node.coordinator.Coordinator.NodeRemoved;
import creditgraph.node.coordinator.CoordinatorEvent.SampleFailed;
import creditgraph.node.coordinator.TaskLedger.Lost;
import creditgraph.protocol.work.LaneBoard.DescribeLanes;
import creditgraph.protocol.work.LaneBoard.LaneStates;
import creditgraph.protocol.work.TaskBoard.KeepTask;
import creditgraph.protocol.work.TaskBoard.PullTask;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands tasks to the lanes that ask, and takes them back from those that are gone.
final class TaskOffers {

  private static final Logger log = LoggerFactory.getLogger(Coordinator.class);

  private final TaskLedger ledger;
  private final LaneRoster roster;
  private final TaskHandout handout;
  private final InstantSource clock;
  private final Decisions decisions;
  private final OrphanWatch orphanWatch = new OrphanWatch();

  TaskOffers(
      TaskLedger ledger,
      LaneRoster roster,
      TaskHandout handout,
      InstantSource clock,
      Decisions decisions) {
    this.ledger = ledger;
    this.roster = roster;
    this.handout = handout;
    this.clock = clock;
    this.decisions = decisions;
  }

  Effect<CoordinatorEvent, CoordinatorState> offer(CoordinatorState state, PullTask pull) {
    handout.answer(state, pull);
    return TaskHandout.isBound(pull)
        ? decisions.none()
        : journalOrphans(state, pull, clock.instant());
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
    handout.releaseNode(removed.address());
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
}
