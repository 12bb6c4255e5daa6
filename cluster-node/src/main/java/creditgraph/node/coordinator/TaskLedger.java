package creditgraph.node.coordinator;

import creditgraph.protocol.work.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Which lane computes which tasks now. Not journaled: after a restart every open task is offered
/// again, and an outcome that comes twice changes nothing.
///
/// A lane holds some tasks of one sample. It loses them by asking for the next, by silence longer
/// than the lease, and with its node. Holds one entry a lane, at most [#MAX_LANES].
final class TaskLedger {

  static final int MAX_LANES = 4096;

  private record Lease(String sampleId, BitSet tasks, String node, Instant until) {

    boolean holds(String taskName) {
      return TaskName.parse(taskName)
          .filter(name -> name.sampleId().equals(sampleId) && tasks.get(name.index()))
          .isPresent();
    }
  }

  private final Duration leaseTime;
  private final Map<String, Lease> byLane = new HashMap<>();

  TaskLedger(Duration leaseTime) {
    this.leaseTime = leaseTime;
  }

  /// The next tasks for a lane, of one sample: the highest priority first, then the oldest sample,
  /// its lowest open tasks first. No more than half the lane's share of what is left, so that no
  /// lane still has a long batch when the others have nothing. None when there is nothing to do.
  ///
  /// @param generation of the lane, see [creditgraph.protocol.work.TaskBoard#GENERATION]
  List<Task> offer(
      String lane,
      String node,
      List<String> fingerprints,
      int atMost,
      int generation,
      CoordinatorState state,
      Instant now) {
    byLane.remove(lane);
    if (byLane.size() >= MAX_LANES) {
      return List.of();
    }
    for (SampleState sample : state.offered()) {
      if (!fingerprints.contains(sample.snapshot().fingerprint())
          || sample.generation() > generation) {
        continue;
      }
      BitSet taken = taken(sample.id());
      int share = Math.ceilDiv(sample.openTasks() - taken.cardinality(), 2 * (byLane.size() + 1));
      BitSet tasks = sample.nextTasks(taken, Math.clamp(share, 1, atMost), now);
      if (!tasks.isEmpty()) {
        byLane.put(lane, new Lease(sample.id(), tasks, node, now.plus(leaseTime)));
        return tasks.stream().mapToObj(sample::task).toList();
      }
    }
    return List.of();
  }

  /// The lane lives and still computes the tasks that this one is among.
  void keep(String lane, String taskName, Instant now) {
    byLane.computeIfPresent(
        lane,
        (_, lease) ->
            lease.holds(taskName)
                ? new Lease(lease.sampleId(), lease.tasks(), lease.node(), now.plus(leaseTime))
                : lease);
  }

  /// The lane has reported this task, and with it all that it means to do of what it was given;
  /// whatever became of it, the lane no longer holds anything.
  void settle(String lane, String taskName) {
    byLane.computeIfPresent(lane, (_, lease) -> lease.holds(taskName) ? null : lease);
  }

  /// Returns how many tasks are open again.
  int releaseNode(String node) {
    return release(lease -> lease.node().equals(node));
  }

  /// Returns how many tasks are open again.
  int expire(Instant now) {
    return release(lease -> !now.isBefore(lease.until()));
  }

  private int release(Predicate<Lease> which) {
    int open = 0;
    for (Iterator<Lease> leases = byLane.values().iterator(); leases.hasNext(); ) {
      Lease lease = leases.next();
      if (which.test(lease)) {
        open += lease.tasks().cardinality();
        leases.remove();
      }
    }
    return open;
  }

  private BitSet taken(String sampleId) {
    BitSet taken = new BitSet();
    byLane.values().stream()
        .filter(lease -> lease.sampleId().equals(sampleId))
        .forEach(lease -> taken.or(lease.tasks()));
    return taken;
  }
}
