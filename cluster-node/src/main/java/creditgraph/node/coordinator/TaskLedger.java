package creditgraph.node.coordinator;

import creditgraph.protocol.work.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Which lane computes which tasks now. Not journaled: after a restart every open task is offered
/// again, and an outcome that comes twice changes nothing.
///
/// A lane holds some tasks of one job. It loses them by asking for the next, by silence longer than
/// the lease, and with its node. Holds one entry a lane, at most [#MAX_LANES], and for the length
/// of a lease one for each time that a lane moved.
///
/// A task under suspicion goes to a lane with no other, and to a node that holds no other suspect:
/// should the node go away, few others are blamed with it, and none of them is a suspect.
final class TaskLedger {

  static final int MAX_LANES = 4096;

  /// Who asks for tasks.
  ///
  /// @param node address of the lane's node
  /// @param open fingerprints of the snapshots that it has open
  /// @param generation see [creditgraph.protocol.work.TaskBoard#GENERATION]
  /// @param onlyFor see [creditgraph.protocol.work.TaskBoard.PullTask]
  record Asking(
      String lane, String node, List<String> open, int atMost, int generation, String onlyFor) {

    boolean canDo(JobState job) {
      return job.work().isBound()
          ? !onlyFor.isEmpty()
          : onlyFor.isEmpty()
              && job.work().generation() <= generation
              && open.contains(job.snapshot().fingerprint());
    }
  }

  /// Tasks whose lane is gone.
  ///
  /// @param taskIndexes ascending
  record Lost(String jobId, List<Integer> taskIndexes, String lane, String node) {}

  private record Lease(
      String jobId, BitSet tasks, String lane, String node, boolean suspect, Instant until) {

    boolean holds(String taskName) {
      return TaskName.parse(taskName)
          .filter(name -> name.jobId().equals(jobId) && tasks.get(name.index()))
          .isPresent();
    }

    Lease prolonged(Instant end) {
      return new Lease(jobId, tasks, lane, node, suspect, end);
    }

    Lost lost() {
      return new Lost(jobId, tasks.stream().boxed().toList(), lane, node);
    }
  }

  private final Duration leaseTime;
  private final Map<String, Lease> byLane = new HashMap<>();

  /// What lanes held before they came up on another node. Open already, and a loss when it turns
  /// out that their first node is gone; forgotten with the lease otherwise.
  private final List<Lease> leftBehind = new ArrayList<>();

  TaskLedger(Duration leaseTime) {
    this.leaseTime = leaseTime;
  }

  /// The next tasks for a lane, of one job: the highest priority first, then the oldest job, its
  /// lowest open tasks first. No more than half the lane's share of what is left, so that no lane
  /// still has a long batch when the others have nothing. None when there is nothing to do.
  List<Task> offer(Asking asking, CoordinatorState state, Instant now) {
    Lease before = byLane.remove(asking.lane());
    if (before != null && !before.node().equals(asking.node())) {
      leftBehind.add(before);
    }
    if (byLane.size() >= MAX_LANES) {
      return List.of();
    }
    boolean suspects =
        byLane.values().stream()
            .noneMatch(lease -> lease.suspect() && lease.node().equals(asking.node()));
    for (JobState job : state.offered()) {
      if (!asking.canDo(job)) {
        continue;
      }
      BitSet taken = taken(job.id());
      int share = Math.ceilDiv(job.openTasks() - taken.cardinality(), 2 * (byLane.size() + 1));
      int atMost = Math.clamp(share, 1, asking.atMost());
      BitSet tasks = job.nextTasks(taken, atMost, asking.onlyFor(), suspects, now);
      if (!tasks.isEmpty()) {
        boolean suspect = job.isSuspicious(tasks.nextSetBit(0));
        byLane.put(
            asking.lane(),
            new Lease(job.id(), tasks, asking.lane(), asking.node(), suspect, now.plus(leaseTime)));
        return tasks.stream().mapToObj(job::task).toList();
      }
    }
    return List.of();
  }

  /// The lane lives and still computes the tasks that this one is among.
  void keep(String lane, String taskName, Instant now) {
    byLane.computeIfPresent(
        lane, (_, lease) -> lease.holds(taskName) ? lease.prolonged(now.plus(leaseTime)) : lease);
  }

  /// The lane has reported this task, and with it all that it means to do of what it was given;
  /// whatever became of it, the lane no longer holds anything.
  void settle(String lane, String taskName) {
    byLane.computeIfPresent(lane, (_, lease) -> lease.holds(taskName) ? null : lease);
  }

  /// Opens what the lanes of a node held, and returns it.
  List<Lost> releaseNode(String node) {
    List<Lost> lost = release(byLane.values(), lease -> lease.node().equals(node));
    lost.addAll(release(leftBehind, lease -> lease.node().equals(node)));
    return lost;
  }

  /// Opens what silent lanes held, and returns it.
  List<Lost> expire(Instant now) {
    leftBehind.removeIf(lease -> !now.isBefore(lease.until()));
    return release(byLane.values(), lease -> !now.isBefore(lease.until()));
  }

  private static List<Lost> release(Collection<Lease> from, Predicate<Lease> which) {
    List<Lost> lost = new ArrayList<>();
    for (Iterator<Lease> leases = from.iterator(); leases.hasNext(); ) {
      Lease lease = leases.next();
      if (which.test(lease)) {
        lost.add(lease.lost());
        leases.remove();
      }
    }
    return lost;
  }

  private BitSet taken(String jobId) {
    BitSet taken = new BitSet();
    byLane.values().stream()
        .filter(lease -> lease.jobId().equals(jobId))
        .forEach(lease -> taken.or(lease.tasks()));
    return taken;
  }
}
